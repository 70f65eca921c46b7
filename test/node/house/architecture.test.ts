import { describe, expect, it } from "vitest";
import { betweenPages, beyondChannel, cycles, folderCycles, upward } from "./imports.ts";
import { casts, crowded, misplaced, nameless, tooLong } from "./places.ts";
import { readSources } from "./sources.ts";

const sources = readSources();

describe("the house", () => {
  it("is looked at as a whole", () => {
    expect(sources.map(({ path }) => path)).toEqual(expect.arrayContaining(["src/index.ts", "src/chat/chat.ts"]));
  });

  it("has imports that go down only, and none that leaves src/", () => {
    expect(upward(sources)).toEqual([]);
  });

  it("shows a channel nothing but its own folder and what all channels share", () => {
    expect(beyondChannel(sources)).toEqual([]);
  });

  it("has no import cycle", () => {
    expect(cycles(sources)).toEqual([]);
  });

  it("has no folders of an area that import each other", () => {
    expect(folderCycles(sources)).toEqual([]);
  });

  it("has pages that do not know each other", () => {
    expect(betweenPages(sources)).toEqual([]);
  });

  it("has no folder of more than 22 files", () => {
    expect(crowded(sources)).toEqual([]);
  });

  it("has SQL, outgoing requests, the time and chance each in its one place", () => {
    expect(misplaced(sources)).toEqual([]);
  });

  it("has no file of more than 250 lines", () => {
    expect(tooLong(sources)).toEqual([]);
  });

  it("has no file whose name says nothing", () => {
    expect(nameless(sources)).toEqual([]);
  });

  it("has no casts", () => {
    expect(casts(sources)).toEqual([]);
  });
});
