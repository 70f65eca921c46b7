import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isAuthentic } from "../../src/intake/authenticate.ts";

const DOOR = "https://alerts.example/webhooks/vcc/chat";

afterEach(() => vi.restoreAllMocks());

function byUrl(query: string, secrets: readonly (string | undefined)[]) {
  return isAuthentic(new Request(`${DOOR}?${query}`, { method: "POST" }), secrets);
}

function byHeader(authorization: string, secrets: readonly (string | undefined)[]) {
  return isAuthentic(new Request(DOOR, { method: "POST", headers: { Authorization: authorization } }), secrets);
}

describe("the secret in the URL", () => {
  it("lets in whoever has it, and nobody else", async () => {
    expect(await byUrl("secret-key=right", ["right"])).toBe(true);
    expect(await byUrl("iv=00&secret-key=right&more", ["right"])).toBe(true);
    for (const query of ["secret-key=wrong", "secret-key=righ", "secret-key=rightt", "secret-key=Right", "secret-key="])
      expect(await byUrl(query, ["right"]), query).toBe(false);
    for (const query of ["", "secret-key", "secret=right", "not-secret-key=right", "right"])
      expect(await byUrl(query, ["right"]), query).toBe(false);
  });

  it("may be the previous one during a rotation", async () => {
    for (const given of ["new", "old"]) expect(await byUrl(`secret-key=${given}`, ["new", "old"])).toBe(true);
    expect(await byUrl("secret-key=older", ["new", "old"])).toBe(false);
    expect(await byUrl("secret-key=old", ["new", undefined])).toBe(false);
  });

  it("lets nobody in while none is set", async () => {
    for (const unset of [undefined, ""])
      for (const query of [
        "",
        "secret-key",
        "secret-key=",
        "secret-key=undefined",
        "secret-key=null",
        "secret-key=%00",
      ])
        expect(await byUrl(query, [unset, unset]), query).toBe(false);
  });

  it.each([
    ["as typed", "a+b", "a+b"],
    ["as typed", "50%", "50%"],
    ["as typed", "a%41", "a%41"],
    ["as typed", "50%+é", "50%+é"],
    ["as typed", "ár víz+tűrő", "ár víz+tűrő"],
    ["as typed", 'q"uo<te>', 'q"uo<te>'],
    ["encoded as a URL", "a b+c", "a%20b+c"],
    ["encoded as a form", "a b+c", "a+b%2Bc"],
  ])("may hold signs, %s: %s", async (_, secret, given) => {
    expect(await byUrl(`secret-key=${given}`, [secret])).toBe(true);
  });

  it("may hold anything, properly encoded", async () => {
    const secrets = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        expect(await byUrl(`secret-key=${encodeURIComponent(secret)}`, [secret])).toBe(true);
        expect(await byUrl(new URLSearchParams({ "secret-key": secret }).toString(), [secret])).toBe(true);
      }),
    );
  });

  it("is compared as a digest, so that neither its length nor how much of it is right can be timed", async () => {
    const compare = vi.spyOn(crypto.subtle, "timingSafeEqual");
    for (const given of ["right", "wrong", "r", "right".repeat(200)]) {
      compare.mockClear();
      await byUrl(`secret-key=${given}`, ["right", "previous"]);
      expect(compare).toHaveBeenCalledTimes(2);
      for (const sides of compare.mock.calls) for (const side of sides) expect(side.byteLength).toBe(32);
    }
  });
});

describe("the secret in a header", () => {
  it.each(["Bearer right", "bearer right", "Bearer   right  "])("may be a token: %j", async (authorization) => {
    expect(await byHeader(authorization, ["right"])).toBe(true);
  });

  it("may be a Basic password for any user, with colons in it", async () => {
    for (const user of ["vcc", "", "vcc live"])
      for (const secret of ["right", "a:b:c", ":", "ár:víz"]) {
        const pair = new TextEncoder().encode(`${user}:${secret}`).toBase64();
        expect(await byHeader(`Basic ${pair}`, [secret]), `${user}:${secret}`).toBe(true);
      }
  });

  it.each([
    "Bearer wrong",
    "Bearer",
    "Bearer ",
    "right",
    "Token right",
    "Digest right",
    "Basic right",
    "Basic !!!",
    `Basic ${btoa("right")}`,
    `Basic ${btoa("right:wrong")}`,
    `Basic ${btoa("vcc:")}`,
  ])("lets nobody in with %j", async (authorization) => {
    expect(await byHeader(authorization, ["right"])).toBe(false);
  });

  it("is looked for in no more time than the header is long", async () => {
    const started = performance.now();
    expect(await byHeader(`Bearer a${" ".repeat(60_000)}b`, ["right"])).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("lets nobody in while none is set", async () => {
    for (const given of ["Bearer ", "Bearer undefined", `Basic ${btoa(":")}`, `Basic ${btoa("vcc:undefined")}`])
      expect(await byHeader(given, [undefined, ""]), given).toBe(false);
  });
});
