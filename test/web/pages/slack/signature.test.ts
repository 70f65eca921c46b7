import { describe, expect, it } from "vitest";
import { slackSignature } from "../../../../src/web/pages/slack/signature.ts";
import vectors from "../../../fixtures/slack-signature.json" with { type: "json" };

const [example] = vectors.slack;
if (example === undefined) throw new Error("there is no vector");
const THEN = Number(example.timestamp) * 1_000;
const MINUTE = 60_000;

interface Changes {
  readonly timestamp?: string;
  readonly signature?: string;
  readonly body?: string;
  readonly secret?: string;
}

function signature(changes: Changes = {}, now = THEN): Promise<string | null> {
  const { timestamp, signature: given, body, secret } = { ...vectors.slack[0], ...changes };
  const headers = new Headers({ "X-Slack-Request-Timestamp": timestamp ?? "", "X-Slack-Signature": given ?? "" });
  return slackSignature(headers, new TextEncoder().encode(body), secret ?? "", now);
}

describe("what Slack has signed", () => {
  it("is Slack's own example", async () => {
    expect(await signature()).toBe(example.signature);
  });

  it.each([-5 * MINUTE, 5 * MINUTE])("is %i ms off at most", async (off) => {
    expect(await signature({}, THEN + off)).toBe(example.signature);
    expect(await signature({}, THEN + off + Math.sign(off))).toBeNull();
  });
});

describe("what Slack has not signed", () => {
  it.each<[string, Changes]>([
    ["another body", { body: `${example.body}&x=1` }],
    ["no body", { body: "" }],
    ["another time", { timestamp: String(Number(example.timestamp) + 1) }],
    ["another secret", { secret: "8f742231b10e8888abcd99yyyzzz85a6" }],
    ["no signature", { signature: "" }],
    ["another signature", { signature: `v0=${"0".repeat(64)}` }],
    ["a part of the signature", { signature: example.signature.slice(0, -2) }],
    ["the signature in capitals", { signature: example.signature.toUpperCase() }],
    ["the signature in capitals but for the version", { signature: `v0=${example.signature.slice(3).toUpperCase()}` }],
    ["another version", { signature: example.signature.replace("v0", "v1") }],
    ["two signatures", { signature: `${example.signature}, ${example.signature}` }],
    ["no time", { timestamp: "" }],
    ["a time that is none", { timestamp: `${example.timestamp}.0` }],
    ["a time with another spelling", { timestamp: `+${example.timestamp}` }],
  ])("is %s", async (_, changes) => {
    expect(await signature(changes)).toBeNull();
  });
});
