import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Chart } from "../../../../src/web/pages/statistics/chart.tsx";

const parts = [
  { label: "Won back", look: "won" },
  { label: "Open", look: "open" },
] as const;

function drawn(values: readonly (readonly number[])[]): string {
  const bars = values.map((one, index) => ({ label: `${index + 1} Nov`, values: one }));
  return renderToString(<Chart name="Alerts: at most 4 a day." highest="4" parts={parts} bars={bars} />);
}

/** Of every part that is drawn: its look, where it begins from the top, and how high it is. */
function rects(html: string) {
  return [...html.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="10" height="([\d.]+)" class="(\w+)"/g)].map(
    ([, x, y, height, look]) => [Number(x), Number(y), Number(height), look],
  );
}

describe("a chart", () => {
  it("has a bar for each day, the parts on top of each other, the highest as high as there is room", () => {
    expect(
      rects(
        drawn([
          [3, 1],
          [0, 0],
          [0, 2],
        ]),
      ),
    ).toEqual([
      [0, 25, 75, "won"],
      [0, 0, 25, "open"],
      [26, 50, 50, "open"],
    ]);
  });

  it("stays empty where there is nothing", () => {
    expect(rects(drawn([[0, 0]]))).toEqual([]);
    expect(drawn([])).not.toContain("NaN");
  });

  it("is one image with a name, and names its parts in words", () => {
    const html = drawn([[1, 1]]);
    expect(html).toContain('role="img" aria-label="Alerts: at most 4 a day."');
    expect(html).toContain('<span class="key won">Won back</span><span class="key open">Open</span>');
  });

  it("names five days at most, each below its bar", () => {
    const html = drawn(Array.from({ length: 91 }, () => [1, 0]));
    expect(html.match(/<span>\d+ Nov<\/span>/g)?.length).toBe(5);
    expect(html.match(/<span>/g)?.length).toBe(91);
  });
});
