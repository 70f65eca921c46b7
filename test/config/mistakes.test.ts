/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { mistakesIn } from "./support/reading.ts";

/** Their names say the mistake; the comments at their top are the words of every mistake in them, in order. */
const files = import.meta.glob<string>("../fixtures/settings/*.toml", {
  query: "?raw",
  import: "default",
  eager: true,
});

describe("a mistake is named with its place and what would be right", () => {
  const wrong = Object.entries(files).map(([path, toml]) => [path.replace(/^.*\/|\.toml$/g, ""), toml] as const);

  it.each(wrong)("%s", (_, toml) => {
    const words = toml.split("\n").filter((line) => line.startsWith("# "));
    expect(words.length).toBeGreaterThan(0);
    expect(mistakesIn(toml).map((mistake) => `# ${mistake}`)).toEqual(words);
  });
});
