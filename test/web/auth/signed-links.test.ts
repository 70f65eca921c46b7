import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSignedBy, readLink, signLink } from "../../../src/web/auth/signed-links.ts";

const TOMORROW = Date.parse("2026-11-21T10:00:00Z");
const PATH = "/chats/130/101";

/** What a link says, where one of these secrets signed it; null where it is refused. */
async function opened(link: string, secrets: readonly string[] = ["secret"]) {
  const cut = link.indexOf("?");
  const read = readLink(link.slice(0, cut), link.slice(cut));
  if (read === null || !(await isSignedBy(secrets, read))) return null;
  const { target, number, expiresAt } = read;
  return { target, number, expiresAt };
}

/** Parts of a query that no parser reads as one that is signed. */
const unsigned = fc
  .tuple(
    fc.oneof(
      fc.constantFrom("utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "mc_eid", "_hsenc", "revision", "q"),
      fc.constantFrom("EXP", "Sig", "ex", "tox", "n2", "", "?exp", "[sig]", "sig[]", " to", "to "),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    fc.option(fc.string({ unit: "binary", maxLength: 12 }), { nil: null }),
  )
  .filter(([name]) => !["exp", "to", "n", "sig"].includes(name))
  .map(([name, value]) => encoded(name) + (value === null ? "" : `=${encoded(value)}`));

/** As addresses hold it: lone surrogates can not stand there. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The name of a signed parameter as a parser would still read it, with some letters encoded. */
const disguised = fc
  .tuple(fc.constantFrom("exp", "to", "n", "sig"), fc.integer({ min: 0, max: 7 }), fc.boolean())
  .map(([name, which, upper]) =>
    [...name]
      .map((letter, at) => {
        const hex = letter.charCodeAt(0).toString(16);
        return (which >> at) % 2 === 1 ? `%${upper ? hex.toUpperCase() : hex}` : letter;
      })
      .join(""),
  );

describe.each([0, 1, 12])("a signed link with the number %d", (number) => {
  const sign = (secret = "secret", target = "sales-slack", path = PATH) =>
    signLink(secret, path, target, TOMORROW, number);

  it("says until when and for whom it was made", async () => {
    const link = await sign();
    const n = number === 0 ? "" : `&n=${number}`;
    expect(link.replace(/exp=\d{10}/, "exp=1").replace(/sig=[\w-]{43}$/, "sig=2")).toBe(
      `${PATH}?exp=1&to=sales-slack${n}&sig=2`,
    );
    expect(await opened(link)).toEqual({ target: "sales-slack", number, expiresAt: TOMORROW });
  });

  it("is refused with any one character of its path, or of what is signed in its query, changed or left out", async () => {
    const link = await sign();
    await fc.assert(
      fc.asyncProperty(fc.nat(link.length - 1), fc.string({ maxLength: 2 }), async (at, other) => {
        const spoiled = link.slice(0, at) + other + link.slice(at + 1);
        // An empty part of the query is none.
        fc.pre(spoiled !== link && spoiled.includes("?") && !/^[?&]&$/.test(other));
        expect(await opened(spoiled)).toBe(null);
      }),
      { numRuns: 500 },
    );
  });

  it("is refused with any other value of a parameter that is signed", async () => {
    const link = await sign();
    const values = fc.oneof(fc.string({ maxLength: 12 }).map(encoded), fc.nat().map(String), fc.constant(""));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("exp", "to", "n", "sig"), values, async (name, value) => {
        const whole = new RegExp(`([?&]${name}=)[^&]*`);
        const spoiled = whole.test(link)
          ? link.replace(whole, `$1${value}`)
          : link.replace("&sig=", `&${name}=${value}&sig=`);
        fc.pre(spoiled !== link);
        expect(await opened(spoiled)).toBe(null);
      }),
      { numRuns: 300 },
    );
  });

  it("opens as it was made with whatever else is added to it, wherever that stands", async () => {
    const link = await sign();
    const parts = link.slice(link.indexOf("?") + 1).split("&");
    const added = fc.array(fc.tuple(unsigned, fc.nat(parts.length)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(added, async (more) => {
        const query = [...parts];
        for (const [part, at] of more) query.splice(at, 0, part);
        expect(await opened(`${PATH}?${query.join("&")}`)).toEqual({
          target: "sales-slack",
          number,
          expiresAt: TOMORROW,
        });
      }),
      { numRuns: 300 },
    );
  });

  it("is refused where a parameter that is signed stands there twice, however it is written", async () => {
    const link = await sign();
    const parts = link.slice(link.indexOf("?") + 1).split("&");
    const values = fc.oneof(
      fc.constantFrom("", "1", "sales-slack"),
      fc.nat(parts.length - 1).map((at) => parts[at]?.split("=")[1] ?? ""),
    );
    await fc.assert(
      fc.asyncProperty(disguised, values, fc.nat(parts.length), fc.boolean(), async (name, value, at, bare) => {
        const query = [...parts];
        query.splice(at, 0, bare ? name : `${name}=${value}`);
        expect(await opened(`${PATH}?${query.join("&")}`)).toBe(null);
      }),
      { numRuns: 300 },
    );
  });

  it("is refused with every other last character, though the spare bits of base64url decode to the same bytes", async () => {
    const link = await sign();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const accepted = [];
    for (const last of alphabet) if ((await opened(link.slice(0, -1) + last)) !== null) accepted.push(last);
    expect(accepted).toEqual([link.at(-1)]);
  });

  it.each([
    ["another target before its own", (link: string) => link.replace("&to=", "&to=ops&to=")],
    ["an order of its own", (link: string) => link.replace(/\?(exp=\d+)&(to=[^&]+)/, "?$2&$1")],
    ["a letter of a value percent-encoded", (link: string) => link.replace("to=s", "to=%73")],
    ["a letter of a name percent-encoded", (link: string) => link.replace("to=s", "t%6F=s")],
    ["padding", (link: string) => `${link}=`],
    ["a line end", (link: string) => `${link}\n`],
    ["a zero before the time", (link: string) => link.replace("exp=", "exp=0")],
    ["a number of nought", (link: string) => link.replace(/(&n=\d+)?&sig=/, "&n=0&sig=")],
    ["a zero before the number", (link: string) => link.replace(/(&n=(\d+))?&sig=/, "&n=0$2&sig=")],
    ["the next number", (link: string) => link.replace(/(&n=\d+)?&sig=/, `&n=${number + 1}&sig=`)],
    ["a path below", (link: string) => link.replace("?", "/?")],
    ["another form's path", (link: string) => link.replace("?", ".json?")],
    ["an encoded path", (link: string) => link.replace("/chats", "/%63hats")],
    ["no signature", (link: string) => link.replace(/&sig=.*/, "")],
    ["no query", () => `${PATH}?`],
  ])("is refused with %s", async (_, spoil) => {
    expect(await opened(spoil(await sign()))).toBe(null);
  });

  it("opens by any of several secrets, and by no empty one", async () => {
    const link = await sign("old");
    expect(await opened(link, ["new", "old"])).not.toBe(null);
    for (const secrets of [["new"], [""], []]) expect(await opened(link, secrets)).toBe(null);
    await expect(sign("")).rejects.toThrow(RangeError);
  });

  it("carries a target of any name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (target) => {
        expect(await opened(await sign("secret", target))).toEqual({ target, number, expiresAt: TOMORROW });
      }),
      { numRuns: 50 },
    );
  });
});

it("a link without a number is one that was signed before there were numbers", async () => {
  const link = "/chats/130/101?exp=1795255200&to=sales-slack&sig=DAkS1CjONCY8UPhY6CS4r3PqKt-8pGSHZS8DWoN1B8s";
  expect(await signLink("secret", PATH, "sales-slack", TOMORROW)).toBe(link);
});
