import { describe, expect, it } from "vitest";
import { apiOrigin, apiUrl, atApi, channelTable, readSettings } from "../../src/channels/settings.ts";

const SECRET = "https://hooks.example.com:8443/workflows/1?sig=s3cr3t%20&x=1";

describe("the setting api of a channel whose URL is a secret", () => {
  const read = (api: unknown) => readSettings(channelTable({ api: apiOrigin() }), { channel: "x", api });

  it.each([
    ["http://localhost:8788", "http://localhost:8788/workflows/1?sig=s3cr3t%20&x=1"],
    ["http://127.0.0.1:8788/", "http://127.0.0.1:8788/workflows/1?sig=s3cr3t%20&x=1"],
    ["https://stand-in.example.com", "https://stand-in.example.com/workflows/1?sig=s3cr3t%20&x=1"],
    [undefined, SECRET],
  ])("replaces scheme, host and port, and nothing else: %s", (api, url) => {
    const reading = read(api);
    if (!reading.ok) throw new Error("not read");
    expect(atApi(SECRET, reading.output.api)).toBe(url);
  });

  it.each([
    "http://example.com",
    "localhost:8788",
    "https://example.com/path",
    "https://example.com/?a",
    "https://u:p@example.com",
    "",
    7,
    null,
  ])("rejects %j", (api) => {
    expect(read(api)).toMatchObject({ ok: false, mistakes: [{ key: "api" }] });
  });
});

describe("the setting api of a channel whose vendor has one address", () => {
  const read = (api: unknown) =>
    readSettings(channelTable({ api: apiUrl("https://api.vendor.example") }), { channel: "x", api });

  it.each([
    [undefined, "https://api.vendor.example"],
    ["http://localhost:8788/", "http://localhost:8788"],
    ["https://ntfy.example.com/base/", "https://ntfy.example.com/base"],
  ])("is that address, or the given one: %s", (api, url) => {
    expect(read(api)).toMatchObject({ ok: true, output: { api: url } });
  });

  it.each(["http://example.com", "https://example.com/?a", "https://example.com/#a", "https://u:p@example.com", "", 7])(
    "rejects %j, and says what would be valid",
    (api) => {
      const problem = "must start with https:// (http:// only to this machine), such as https://api.vendor.example";
      expect(read(api)).toEqual({ ok: false, mistakes: [{ key: "api", problem }] });
    },
  );
});
