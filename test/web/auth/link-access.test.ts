import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../../src/store/database.ts";
import type { LinkFacts } from "../../../src/store/signing-keys.ts";
import { linkAccess } from "../../../src/web/auth/link-access.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import type { Links } from "../../../src/web/request/context.ts";
import { knowing, SILENT, targetsNamed } from "./support/linking.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const DAY = 86_400_000;
const PATH = "/chats/130/101";
const [TOKEN, OWN, MADE] = ["the-admin-token", "the-link-secret", "what-was-generated"];

const SETTINGS = {
  ...{ adminToken: TOKEN, linkSecret: null, linkSecretPrevious: null },
  ...{ linkDays: 7, targets: targetsNamed("ops", "leads"), cloudflareAccess: null },
};
type Settings = Omit<typeof SETTINGS, "linkSecret" | "linkSecretPrevious"> & {
  readonly linkSecret: string | null;
  readonly linkSecretPrevious: string | null;
  readonly untrimmed: { readonly linkSecrets: readonly string[]; readonly adminTokens: readonly string[] };
};

async function opened(link: string, settings: Partial<Settings> = {}, links: Links = knowing({}), now = NOW) {
  const request = new Request(`https://alerts.example${link}`);
  return linkAccess(request, { ...SETTINGS, ...settings }, { now: () => now, links });
}

async function kindOf(...given: Parameters<typeof opened>): Promise<string> {
  return (await opened(...given)).kind;
}

const signed = (secret: string, days = 7, number = 0, target = "ops") =>
  signLink(secret, PATH, target, NOW + days * DAY, number);

describe("a link that was sent before", () => {
  const generated: Partial<LinkFacts> = { secret: MADE, since: NOW - DAY };

  it.each<[string, string, Partial<Settings>]>([
    ["LINK_SECRET was set for the first time", MADE, { linkSecret: OWN }],
    [
      "LINK_SECRET was set, and named the token as the previous one",
      MADE,
      { linkSecret: OWN, linkSecretPrevious: TOKEN },
    ],
    ["ADMIN_TOKEN was replaced", MADE, { adminToken: "another" }],
    ["LINK_SECRET was replaced", OWN, { linkSecret: "another", linkSecretPrevious: OWN }],
    ["LINK_SECRET was given up", OWN, { linkSecretPrevious: OWN }],
    ["an earlier version was upgraded", TOKEN, {}],
    ["an earlier version was upgraded, and LINK_SECRET set at once", TOKEN, { linkSecret: OWN }],
    [
      "an earlier version was upgraded, and its ADMIN_TOKEN replaced",
      TOKEN,
      { adminToken: "b", linkSecretPrevious: TOKEN },
    ],
  ])("still opens when %s", async (_, secret, settings) => {
    expect(await kindOf(await signed(secret, 5), settings, knowing(generated))).toBe("link");
  });

  it.each<[string, string, Partial<Settings>]>([
    ["LINK_SECRET was replaced", OWN, { linkSecret: "another" }],
    ["LINK_SECRET was given up", OWN, {}],
    ["the token that signed it was replaced", TOKEN, { adminToken: "another" }],
  ])("opens no more when %s without a previous one: so a leak is stopped", async (_, secret, settings) => {
    expect(await kindOf(await signed(secret, 5), settings, knowing(generated))).toBe("stranger");
  });

  it("still opens when it was signed with the spaces that stood around a secret, the token's only until they have ended", async () => {
    const untrimmed = { linkSecrets: [`${OWN}\n`, ` ${TOKEN} `], adminTokens: [` ${TOKEN} `] };
    const open = async (secret: string, days: number) =>
      kindOf(await signed(secret, days), { linkSecret: OWN, untrimmed }, knowing(generated));
    expect(await open(`${OWN}\n`, 7)).toBe("link");
    expect(await open(` ${TOKEN} `, 5)).toBe("link");
    expect(await open(` ${TOKEN} `, 3_000)).toBe("stranger");
    expect(await open(`${TOKEN} `, 5)).toBe("stranger");
  });

  it("by the token opens until what was signed then has ended, and never again", async () => {
    const since = NOW - 3 * DAY;
    for (const settings of [{}, { linkSecret: OWN }, { linkSecret: OWN, linkSecretPrevious: TOKEN }]) {
      expect(await kindOf(await signed(TOKEN, 4), settings, knowing({ secret: MADE, since }))).toBe("link");
      // An old version may still be running for a minute.
      expect(await kindOf(await signed(TOKEN, 4 + 5 / 1440), settings, knowing({ secret: MADE, since }))).toBe(
        "stranger",
      );
      expect(await kindOf(await signed(TOKEN, 3_000), settings, knowing({ secret: MADE, since }))).toBe("stranger");
    }
    const later = NOW + 5 * DAY;
    expect(await kindOf(await signed(TOKEN, 6), {}, knowing({ secret: MADE, since }), later)).toBe("stranger");
  });

  it("by the token makes the secret where there is none yet, so that its time runs", async () => {
    const links = knowing({}, NOW);
    expect(await kindOf(await signed(TOKEN), {}, links)).toBe("link");
    expect(await links.read()).toMatchObject({ secret: "made", since: NOW });
    expect(await kindOf(await signed(TOKEN, 8), {}, links, NOW + DAY)).toBe("stranger");
  });

  it("by the token ends so late only that it can have been signed: a forged one does not make the secret either", async () => {
    const links = knowing({}, NOW);
    for (const link of [await signed(TOKEN, 8), await signed("guessed")]) {
      expect(await kindOf(link, {}, links)).toBe("stranger");
    }
    expect(await links.read()).toMatchObject({ secret: null, since: null });
  });
});

describe("a link", () => {
  it("says whose it is, which number it has, and what of it was signed", async () => {
    const link = await signed(MADE, 7, 3);
    const access = await opened(`${link}&utm_source=mail`, {}, knowing({ secret: MADE, since: NOW }));
    expect(access).toEqual({ kind: "link", target: "ops", number: 3, expiresAt: NOW + 7 * DAY, path: link });
  });

  it("whose target is not in the settings opens nothing, and D1 is not asked", async () => {
    const links = knowing({ secret: MADE, since: NOW });
    for (const secret of [MADE, OWN]) {
      expect(await kindOf(await signed(secret, 1, 0, "gone"), { linkSecret: OWN }, links)).toBe("stranger");
    }
    expect(links.asked()).toBe(0);
  });

  it("is revoked with every lower number of its target, and no other's", async () => {
    const links = knowing({ secret: MADE, since: NOW, revocations: new Map([["ops", 2]]) });
    const kinds = [];
    for (const number of [0, 1, 2, 3]) kinds.push(await kindOf(await signed(MADE, 1, number), {}, links));
    expect(kinds).toEqual(["revoked", "revoked", "link", "link"]);
    expect(await kindOf(await signed(MADE, 1, 0, "leads"), {}, links)).toBe("link");
    for (const secret of [OWN, TOKEN]) {
      expect(await kindOf(await signed(secret, 1), { linkSecret: OWN }, links)).toBe("revoked");
    }
  });

  it("is expired from its second on, if it was ours, and that is said also of one that was revoked", async () => {
    const links = knowing({ secret: MADE, since: NOW, revocations: new Map([["ops", 2]]) });
    expect(await kindOf(await signed(MADE, 0, 2), {}, links, NOW - 1)).toBe("link");
    expect(await kindOf(await signed(MADE, 0, 2), {}, links)).toBe("expired");
    expect(await kindOf(await signed(MADE, 0, 0), {}, links)).toBe("expired");
    expect(await kindOf(await signed("another", 0), {}, links)).toBe("stranger");
  });

  it("opens nothing where links are switched off", async () => {
    expect(await kindOf(await signed(OWN), { linkSecret: OWN, linkDays: 0 }, SILENT)).toBe("stranger");
  });

  it("that D1 must be asked about is not refused where D1 does not answer", async () => {
    await expect(opened(await signed(MADE), {}, SILENT)).rejects.toThrow(StoreUnavailable);
    await expect(opened(await signed("guessed"), { linkSecret: OWN }, SILENT)).rejects.toThrow(StoreUnavailable);
    // It may be revoked.
    await expect(opened(await signed(OWN), { linkSecret: OWN }, SILENT)).rejects.toThrow(StoreUnavailable);
    for (const given of [await signed(OWN, -1), `${PATH}?exp=1&to=ops&sig=x`, `${PATH}?utm_source=mail`, PATH]) {
      expect(["expired", "stranger"]).toContain(await kindOf(given, { linkSecret: OWN }, SILENT));
    }
  });

  it("that was guessed opens nothing, whatever it says", async () => {
    const guess = fc.record({
      path: fc.constantFrom(PATH, "/", "/settings"),
      expires: fc.integer({ min: 1, max: 999_999_999_999 }),
      to: fc.constantFrom("ops", "leads", "gone"),
      n: fc.option(fc.integer({ min: 0, max: 99 })),
      signature: fc.stringMatching(/^[\w-]{43}$/),
    });
    await fc.assert(
      fc.asyncProperty(guess, async ({ path, expires, to, n, signature }) => {
        const link = `${path}?exp=${expires}&to=${to}${n === null ? "" : `&n=${n}`}&sig=${signature}`;
        const links = knowing({ secret: MADE, since: NOW });
        expect(await kindOf(link, { linkSecret: OWN, linkSecretPrevious: "old" }, links)).toBe("stranger");
      }),
      { numRuns: 100 },
    );
  });
});
