import { describe, expect, it } from "vitest";
import { webhook } from "../../../src/channels/webhook/channel.ts";
import { readKey } from "../../../src/channels/webhook/sign.ts";

const KEY = `whsec_${new Uint8Array(32).fill(1).toBase64()}`;
const OLD = `whsec_${new Uint8Array(24).fill(2).toBase64()}`;
const VALUES: Readonly<Record<string, string>> = {
  CRM_URL: "https://crm.example.com/hooks/1?token=s3cr3t",
  CRM_KEY: KEY,
  CRM_KEY_OLD: OLD,
  WEAK: "whsec_c2hvcnQ=",
  PLAIN: "http://crm.example.com/hooks/1",
};

function connect(settings: object) {
  return webhook.connect(
    { channel: "webhook", webhook: "CRM_URL", key: "CRM_KEY", ...settings },
    (name) => VALUES[name],
  );
}

describe("the settings of a signed webhook", () => {
  it("name the secrets with its URL and its key", () => {
    expect(connect({})).toEqual({ ok: true, options: { url: VALUES.CRM_URL, keys: [readKey(KEY)] } });
  });

  it("name several keys while one is replaced, the newest first", () => {
    expect(connect({ key: ["CRM_KEY", "CRM_KEY_OLD"] })).toMatchObject({
      options: { keys: [readKey(KEY), readKey(OLD)] },
    });
  });

  it("may lead to a stand-in", () => {
    expect(connect({ api: "http://localhost:8788" })).toMatchObject({
      options: { url: "http://localhost:8788/hooks/1?token=s3cr3t" },
    });
  });

  it.each([
    ["no key", { key: undefined }, "key"],
    ["no keys", { key: [] }, "key"],
    ["six keys", { key: Array.from({ length: 6 }, () => "CRM_KEY") }, "key"],
    ["a key that is not set", { key: "CRM_KEI" }, "key"],
    ["a weak key", { key: ["CRM_KEY", "WEAK"] }, "key"],
    ["the key itself", { key: KEY }, "key"],
    ["a URL that anybody can read on the way", { webhook: "PLAIN" }, "webhook"],
    ["a stand-in with a path", { api: "http://localhost:8788/x" }, "api"],
  ])("are wrong with %s, and repeat no secret", (_, changes, key) => {
    const wrong = connect(changes);
    expect(wrong).toMatchObject({ ok: false, mistakes: [{ key }] });
    for (const secret of Object.values(VALUES)) expect(JSON.stringify(wrong)).not.toContain(secret);
  });
});
