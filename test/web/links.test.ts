import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signLink, verifyLink } from "../../src/web/links.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const TOMORROW = NOW + 86_400_000;
const PATH = "/chats/130/101";

async function verdict(link: string, secrets: readonly string[] = ["secret"], now = NOW) {
  const cut = link.indexOf("?");
  return verifyLink(secrets, link.slice(0, cut), link.slice(cut), now);
}

describe("a signed link", () => {
  it("says until when and for whom it was made", async () => {
    const link = await signLink("secret", PATH, "sales-slack", TOMORROW);
    expect(link).toMatch(/^\/chats\/130\/101\?exp=\d{10}&to=sales-slack&sig=[\w-]{43}$/);
    expect(await verdict(link)).toEqual({ kind: "valid", target: "sales-slack", expiresAt: TOMORROW });
  });

  it("is refused with any one character of its path or query changed, left out or doubled", async () => {
    const link = await signLink("secret", PATH, "sales-slack", TOMORROW);
    await fc.assert(
      fc.asyncProperty(fc.nat(link.length - 1), fc.string({ maxLength: 2 }), async (at, other) => {
        const spoiled = link.slice(0, at) + other + link.slice(at + 1);
        fc.pre(spoiled !== link && spoiled.includes("?"));
        expect(await verdict(spoiled)).toEqual({ kind: "refused" });
      }),
      { numRuns: 500 },
    );
  });

  it("is refused with every other last character, though the spare bits of base64url decode to the same bytes", async () => {
    const link = await signLink("secret", PATH, "sales-slack", TOMORROW);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const accepted = [];
    for (const last of alphabet) if ((await verdict(link.slice(0, -1) + last)).kind === "valid") accepted.push(last);
    expect(accepted).toEqual([link.at(-1)]);
  });

  it.each([
    ["a parameter added", (link: string) => `${link}&x=1`],
    ["a parameter twice", (link: string) => link.replace("&to=", "&to=ops&to=")],
    ["an order of its own", (link: string) => link.replace(/\?(exp=\d+)&(to=[^&]+)/, "?$2&$1")],
    ["a letter percent-encoded", (link: string) => link.replace("to=s", "to=%73")],
    ["padding", (link: string) => `${link}=`],
    ["a line end", (link: string) => `${link}\n`],
    ["a zero before the time", (link: string) => link.replace("exp=", "exp=0")],
    ["a path below", (link: string) => link.replace("?", "/?")],
    ["another form's path", (link: string) => link.replace("?", ".json?")],
    ["no signature", (link: string) => link.replace(/&sig=.*/, "")],
  ])("is refused with %s", async (_, spoil) => {
    const link = await signLink("secret", PATH, "sales-slack", TOMORROW);
    expect(await verdict(spoil(link))).toEqual({ kind: "refused" });
  });

  it("has expired from the second it names, and only when it was ours", async () => {
    const link = await signLink("secret", PATH, "ops", TOMORROW);
    expect((await verdict(link, ["secret"], TOMORROW - 1)).kind).toBe("valid");
    expect((await verdict(link, ["secret"], TOMORROW)).kind).toBe("expired");
    expect((await verdict(link, ["another"], TOMORROW)).kind).toBe("refused");
  });

  it("outlives a change of secret while the previous one is kept", async () => {
    const link = await signLink("old", PATH, "ops", TOMORROW);
    expect((await verdict(link, ["new", "old"])).kind).toBe("valid");
    expect((await verdict(link, ["new"])).kind).toBe("refused");
  });

  it("cannot be made or accepted with an empty secret", async () => {
    await expect(signLink("", PATH, "ops", TOMORROW)).rejects.toThrow(RangeError);
    const link = await signLink("secret", PATH, "ops", TOMORROW);
    expect((await verdict(link, [""])).kind).toBe("refused");
    expect((await verdict(link, [])).kind).toBe("refused");
  });

  it("carries a target of any name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (target) => {
        const link = await signLink("secret", PATH, target, TOMORROW);
        expect(await verdict(link)).toEqual({ kind: "valid", target, expiresAt: TOMORROW });
      }),
      { numRuns: 50 },
    );
  });
});
