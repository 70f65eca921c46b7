import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../../src/commands/wrangler.ts";

/** A rate limit's number is nobody's: it is ours to choose. */
const ID = /^\s*(?!namespace_id = "\d{1,9}"$)(?:\w*_)?id\s*=|[\da-f]{32}|[\da-f]{8}-[\da-f]{4}-/im;

it("wrangler.toml holds no ids: databases and namespaces are found, or made, by name", () => {
  expect(readFileSync(join(ROOT, "wrangler.toml"), "utf8")).not.toMatch(ID);
});

it("the number of a rate limit would not", () => {
  expect('namespace_id = "730512"').not.toMatch(ID);
});

it.each(['database_id = "x"', 'id = "x"', 'account_id = "x"', "d6a1f0b2-1111-2222-3333-444455556666"])(
  "%s would be seen as one",
  (line) => {
    expect(line).toMatch(ID);
  },
);
