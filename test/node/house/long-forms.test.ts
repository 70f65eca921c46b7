import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../../src/commands/wrangler.ts";
import { LONG_FORMS } from "../../chaos/long-forms.ts";

const files = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
  .map((name) => `test/${name.replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** The tests that import a file by this name, also by way of a helper. */
function testsWith(name: string): readonly string[] {
  return files
    .filter(({ text }) => new RegExp(`from "[^"]*/${name}"`).test(text))
    .flatMap(({ path }) => (path.includes(".test.") ? [path] : testsWith(basename(path))));
}

it("npm run chaos runs the long form of each test that has one, and no other test", () => {
  expect([...new Set(testsWith("thorough.ts"))].toSorted()).toEqual([...LONG_FORMS.files]);
});
