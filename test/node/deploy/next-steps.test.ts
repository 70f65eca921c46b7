import { expect, it } from "vitest";
import { nextSteps, originIn } from "../../../src/commands/deploy/next-steps.ts";

it.each([
  ["its address at workers.dev", ["https://a.b.workers.dev", "schedule: * * * * *"], "https://a.b.workers.dev"],
  ["a domain of one's own", ["https://a.b.workers.dev", "a.example.com (custom domain)"], "https://a.example.com"],
  ["one with its zone", ["a.example.com (custom domain - zone name: example.com)"], "https://a.example.com"],
  ["none", ["schedule: * * * * *"], null],
])("a Worker that was deployed answers at %s", (_, targets, origin) => {
  const before = { type: "deploy", targets: ["https://before.b.workers.dev"] };
  const lines = [before, { type: "wrangler-session" }, { type: "deploy", targets }].map((one) => JSON.stringify(one));
  const notes = `${lines.join("\n")}\n`;
  expect(originIn(notes)).toBe(origin);
});

it.each(["", "no JSON\n", '{"type":"command-failed","message":"no"}\n'])("%j names no address", (notes) => {
  expect(originIn(notes)).toBeNull();
});

it("an address that is not known is left for the reader to fill in", () => {
  expect(nextSteps(null, [], []).join()).toContain("https://<address>/webhooks/vcc/chat");
});
