import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../../src/commands/wrangler.ts";
import { readWranglerToml } from "../../../src/commands/wrangler-toml.ts";

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

it("a setting of wrangler.toml stands where wrangler finds it: after a table's name it would be one of that table", () => {
  expect(readWranglerToml()).toMatchObject({
    minify: true,
    upload_source_maps: true,
    preview_urls: false,
    workers_dev: true,
    placement: { region: expect.any(String) },
    durable_objects: { code_update_strategy: { mode: "deferred", max_delay: 60 }, bindings: [{ name: "COURIER" }] },
    observability: { enabled: true, redact_query_string: true },
  });
});
