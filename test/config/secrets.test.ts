import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

const SECRETS = {
  VCC_SECRET_KEY: "webhook-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SUPERVISOR_TOKEN: "supervisor-token-of-32-characters-or-more",
  LINK_SECRET: "link-secret-of-32-characters-or-more",
};
const OWN = Object.keys(SECRETS);
const PREVIOUS = ["VCC_SECRET_KEY_PREVIOUS", "LINK_SECRET_PREVIOUS"];
const ISSUED_BY_OTHERS = ["SLACK_WEBHOOK_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "VCC_ENCRYPTION_KEY"];
const SLACK_URL = "https://hooks.slack.test/services/T000/B000/XXXX";

function read(changes: object) {
  return readConfig({ ...SECRETS, SLACK_WEBHOOK_URL: SLACK_URL, ...changes });
}

function mistakesOf(changes: object): readonly string[] {
  const reading = read(changes);
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

/** Of these a secret consists at its ends, and a blank one altogether. */
const space = fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\ufeff", "\u2028") });
const own = fc.constantFrom(...OWN);
const visible = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."aZ09+/=-_.%é𝟙"), minLength: length, maxLength: length });

describe("our own secrets", () => {
  it("are trimmed, and nothing else of them is changed", () => {
    fc.assert(
      fc.property(space, visible(32), space, (before, secret, after) => {
        const reading = read({ ADMIN_TOKEN: before + secret + after, SUPERVISOR_TOKEN: `${after}${secret}s${before}` });
        if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
        expect(reading.config).toMatchObject({ adminToken: secret, supervisorToken: `${secret}s` });
      }),
    );
  });

  it("are refused where they have fewer than 32 characters between their spaces, and never shown", () => {
    fc.assert(
      fc.property(own, fc.integer({ min: 1, max: 31 }).chain(visible), space, (name, secret, around) => {
        const [mistake, ...more] = mistakesOf({ [name]: around + secret + around.repeat(40) });
        expect(more).toEqual([]);
        expect(mistake).toMatch(new RegExp(`^${name} is shorter than 32 characters.*openssl rand -hex 32`));
        if (secret.length > 4) expect(mistake).not.toContain(secret);
      }),
    );
    for (const name of OWN) expect(mistakesOf({ [name]: "x".repeat(32) })).toEqual([]);
  });

  it("are counted in characters, not in the units that hold them", () => {
    expect(mistakesOf({ ADMIN_TOKEN: "𝟙".repeat(31) })).toHaveLength(1);
    expect(mistakesOf({ ADMIN_TOKEN: "𝟙".repeat(32) })).toEqual([]);
  });

  it("are refused where they are blank", () => {
    fc.assert(
      fc.property(own, space, (name, blank) => {
        fc.pre(blank !== "");
        expect(mistakesOf({ [name]: blank })).toEqual([expect.stringMatching(`^${name} is blank: .*openssl rand`)]);
      }),
    );
  });

  it.each(OWN)("are refused where they are no text: %s", (name) => {
    for (const value of [7, true, ["a"], { a: 1 }]) {
      expect(mistakesOf({ [name]: value })).toEqual([`${name} must be a text in quotes`]);
    }
  });

  it("are refused where two of them are the same but for the spaces around them", () => {
    for (const [index, name] of OWN.entries()) {
      for (const other of OWN.slice(0, index)) {
        const shared = "one-secret-for-two-of-32-characters";
        const mistakes = mistakesOf({ [name]: `${shared}\n`, [other]: ` ${shared}` });
        expect(mistakes).toEqual([expect.stringMatching(`^${name} is the same as ${other}: `)]);
        expect(mistakes.join()).not.toContain("one-secret");
      }
    }
    expect(mistakesOf(Object.fromEntries(OWN.map((name) => [name, "x".repeat(40)])))).toEqual([
      expect.stringMatching(/^ADMIN_TOKEN is the same as VCC_SECRET_KEY: /),
      expect.stringMatching(/^SUPERVISOR_TOKEN is the same as VCC_SECRET_KEY and ADMIN_TOKEN: /),
      expect.stringMatching(/^LINK_SECRET is the same as VCC_SECRET_KEY, ADMIN_TOKEN and SUPERVISOR_TOKEN: /),
    ]);
  });

  it("are all named at once, together with every other setting that is wrong", () => {
    const wrong = { VCC_SECRET_KEY: "a", ADMIN_TOKEN: "a", SUPERVISOR_TOKEN: " ", LINK_SECRET: 7, LOCALE: "xx" };
    expect(mistakesOf(wrong).map((mistake) => mistake.replace(/[:;,].*/, ""))).toEqual(
      expect.arrayContaining([
        "VCC_SECRET_KEY is shorter than 32 characters",
        "ADMIN_TOKEN is shorter than 32 characters",
        "ADMIN_TOKEN is the same as VCC_SECRET_KEY",
        "SUPERVISOR_TOKEN is blank",
        "LINK_SECRET must be a text in quotes",
        expect.stringMatching(/^LOCALE /),
      ]),
    );
  });
});

describe("a secret from before", () => {
  it.each(PREVIOUS)("may be short: %s", (name) => {
    expect(mistakesOf({ [name]: "x" })).toEqual([]);
  });

  it.each([
    ["VCC_SECRET_KEY_PREVIOUS", "VCC_SECRET_KEY"],
    ["LINK_SECRET_PREVIOUS", "LINK_SECRET"],
    ["LINK_SECRET_PREVIOUS", "ADMIN_TOKEN"],
  ] as const)("%s may be the same as %s, as the README has it", (name, other) => {
    expect(mistakesOf({ [name]: SECRETS[other] })).toEqual([]);
  });

  it("may be the same as the other one from before: one secret may have served for both", () => {
    expect(mistakesOf({ VCC_SECRET_KEY_PREVIOUS: "old", LINK_SECRET_PREVIOUS: "old" })).toEqual([]);
  });

  it.each([
    ["VCC_SECRET_KEY_PREVIOUS", "ADMIN_TOKEN"],
    ["VCC_SECRET_KEY_PREVIOUS", "SUPERVISOR_TOKEN"],
    ["VCC_SECRET_KEY_PREVIOUS", "LINK_SECRET"],
    ["LINK_SECRET_PREVIOUS", "VCC_SECRET_KEY"],
    ["LINK_SECRET_PREVIOUS", "SUPERVISOR_TOKEN"],
  ] as const)("%s may not be the same as %s, which opens something else", (name, other) => {
    expect(mistakesOf({ [name]: `${SECRETS[other]} ` })).toEqual([
      expect.stringMatching(`^${name} is the same as ${other}: `),
    ]);
  });

  it.each(PREVIOUS)("is refused where it is blank: %s", (name) => {
    for (const blank of [" ", "\t\n", "\u00a0"]) {
      expect(mistakesOf({ [name]: blank })).toEqual([
        expect.stringMatching(`^${name} is blank: .*wrangler secret delete ${name}`),
      ]);
    }
  });

  it.each(PREVIOUS)("is refused where it is no text: %s", (name) => {
    expect(mistakesOf({ [name]: 7 })).toEqual([`${name} must be a text in quotes`]);
  });

  it("of a link, and the current ones, are also known with the spaces around them: so they signed before", () => {
    const changes = {
      LINK_SECRET_PREVIOUS: " old\n",
      LINK_SECRET: `${SECRETS.LINK_SECRET}\n`,
      ADMIN_TOKEN: "\t".concat(SECRETS.ADMIN_TOKEN),
    };
    const reading = read(changes);
    expect(reading.ok && reading.config).toMatchObject({
      linkSecret: SECRETS.LINK_SECRET,
      linkSecretPrevious: "old",
      untrimmed: { linkSecrets: [changes.LINK_SECRET, " old\n"], adminTokens: [changes.ADMIN_TOKEN] },
    });
    const clean = read({ LINK_SECRET_PREVIOUS: "old" });
    expect(clean.ok && clean.config.untrimmed).toEqual({ linkSecrets: [], adminTokens: [] });
  });
});

describe("a secret that others issue", () => {
  it.each(ISSUED_BY_OTHERS)("is refused where it is blank: %s", (name) => {
    for (const blank of [" ", "\r\n", "\u00a0\u3000"]) {
      expect(mistakesOf({ [name]: blank })).toEqual([expect.stringMatching(`^${name} .*is blank`)]);
    }
  });

  it("is refused where it is blank and a target names it", () => {
    const TARGETS = { sales: { channel: "slack", webhook: "SALES_URL" } };
    expect(mistakesOf({ TARGETS, SALES_URL: " " })).toEqual([
      expect.stringMatching(/^TARGETS\.sales\.webhook names the secret SALES_URL, which is blank/),
    ]);
  });

  it("may be short, and the same as another one", () => {
    expect(
      mistakesOf({ SLACK_BOT_TOKEN: "x", SLACK_SIGNING_SECRET: "x", VCC_ENCRYPTION_KEY: SECRETS.VCC_SECRET_KEY }),
    ).toEqual([]);
  });

  it("as the encryption key is taken as it is, with its spaces", () => {
    const reading = read({ VCC_ENCRYPTION_KEY: " k\n" });
    expect(reading.ok && reading.config.encryption?.key).toBe(" k\n");
  });
});

describe("VCC_REQUIRE_ENCRYPTION", () => {
  const required = (changes: object) => {
    const reading = read(changes);
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
    return reading.config.requireEncryption;
  };

  it("is off unless it is true, as TOML has it or as a text", () => {
    for (const off of [undefined, "", " ", false, "false", "False"]) {
      expect(required({ VCC_REQUIRE_ENCRYPTION: off })).toBe(false);
    }
    for (const on of [true, "true", " TRUE "]) {
      expect(required({ VCC_REQUIRE_ENCRYPTION: on, VCC_ENCRYPTION_KEY: "k" })).toBe(true);
    }
  });

  it("is refused where it is anything else", () => {
    for (const other of ["yes", "1", 1, 0, [], {}, "on", "tru"]) {
      expect(mistakesOf({ VCC_REQUIRE_ENCRYPTION: other, VCC_ENCRYPTION_KEY: "k" })).toEqual([
        "VCC_REQUIRE_ENCRYPTION must be true or false",
      ]);
    }
  });

  it("needs the key: without it every body would be refused", () => {
    for (const unset of [undefined, ""]) {
      expect(mistakesOf({ VCC_REQUIRE_ENCRYPTION: true, VCC_ENCRYPTION_KEY: unset })).toEqual([
        expect.stringMatching(
          /^VCC_ENCRYPTION_KEY is not set, and VCC_REQUIRE_ENCRYPTION is true: .*wrangler secret put/,
        ),
      ]);
    }
    expect(mistakesOf({ VCC_REQUIRE_ENCRYPTION: true, VCC_ENCRYPTION_KEY: " " })).toHaveLength(1);
  });
});
