import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBin, addHistogram, flatHistogram, type Histogram, medianOf } from "../../src/statistics/histogram.ts";
import { median } from "../store/statistics/support/recount.ts";

const times = fc.array(fc.integer({ min: 0, max: 400 * 86_400_000 }), { maxLength: 200 });

function histogramOf(all: readonly number[]): Histogram {
  const histogram: Histogram = new Map();
  for (const time of all) {
    addBin(histogram, time < 1 ? -1 : Math.floor(Math.log(time) / Math.log(1.05)), { count: 1, sum: time });
  }
  return histogram;
}

describe("a histogram of times", () => {
  it("has their median, to a step of 5 %", () => {
    const property = fc.property(times, (all) => {
      const [found, exact] = [medianOf(histogramOf(all)), median(all)];
      if (found === null || exact === null) expect(found).toBe(exact);
      else expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.05);
    });
    fc.assert(property);
  });

  it("has the very time where there is but one in the middle's step", () => {
    expect(medianOf(histogramOf([60_000]))).toBe(60_000);
    expect(medianOf(histogramOf([1_000, 60_000, 9_000_000]))).toBe(60_000);
    expect(medianOf(new Map())).toBeNull();
  });

  it("comes back as it was stored, and is as it was when what was added is taken away", () => {
    const property = fc.property(times, times, (one, other) => {
      const histogram = histogramOf(one);
      const before = flatHistogram(histogram);
      const added = flatHistogram(histogramOf(other));
      addHistogram(histogram, added);
      expect(flatHistogram(histogram)).toEqual(flatHistogram(histogramOf([...one, ...other])));
      addHistogram(histogram, added, -1);
      expect(flatHistogram(histogram)).toEqual(before);
    });
    fc.assert(property);
  });
});
