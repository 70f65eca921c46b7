import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig, readKeeping } from "../../src/config/config.ts";
import { VARS } from "../../src/config/names.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  SLACK_BOT_TOKEN: "xoxb-1",
};

const TABLES = {
  HOURS: { office: { open: ["Mon-Fri 08:00-18:00"], closed: ["12-25"], zone: "Europe/Budapest" } },
  TARGETS: {
    sales: { channel: "slack", webhook: "SLACK_WEBHOOK_URL", show: ["name"], locale: "hu" },
    bot: { channel: "slack", conversation: "#sales", token: "SLACK_BOT_TOKEN", fallback: "sales" },
    leads: {
      ...{ channel: "email", to: ["leads@example.com"], from: "alerts@example.com" },
      digest: { daily: "08:00", weekly: "Mon 08:00", always: true },
    },
  },
  RULES: [
    {
      ...{ name: "Sales", match: { queue: "Sales*", not: { platform: "viber" } }, to: ["sales"], hours: "office" },
      ...{ except: ["lost"], escalate: [{ after: "15m", to: ["leads"] }], remind: "2h" },
    },
    { name: "Rest", match: { clientData: { vip: "yes" } }, to: "leads", continue: true },
  ],
};

/** Where a table of the settings stands, and what its mistakes' places begin with. */
const PLACES = [
  [["HOURS", "office"], "HOURS.office."],
  [["TARGETS", "sales"], "TARGETS.sales."],
  [["TARGETS", "bot"], "TARGETS.bot."],
  [["TARGETS", "leads"], "TARGETS.leads."],
  [["TARGETS", "leads", "digest"], "TARGETS.leads.digest."],
  [["RULES", "0"], 'RULES[1] "Sales": '],
  [["RULES", "0", "match"], 'RULES[1] "Sales": match.'],
  [["RULES", "0", "match", "not"], 'RULES[1] "Sales": match.not.'],
  [["RULES", "0", "escalate", "0"], 'RULES[1] "Sales": escalate.'],
] as const;

const PROTOTYPE_NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"] as const;

/** The same settings with a key more in the table at this place. */
function withKey(path: readonly string[], key: string, value: unknown): Record<string, unknown> {
  const put = (at: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (Array.isArray(at)) return at.map((one, index) => (String(index) === step ? put(one, rest) : one));
    const entries = Object.entries(at ?? {});
    if (step === undefined) return Object.fromEntries([...entries, [key, value]]);
    return Object.fromEntries(entries.map(([name, one]) => [name, name === step ? put(one, rest) : one]));
  };
  return {
    ...ENOUGH,
    ...Object.fromEntries(
      Object.entries({ ...TABLES, ...{} }).map(([name, one]) => [
        name,
        path[0] === name ? put(one, path.slice(1)) : one,
      ]),
    ),
  };
}

function mistakesIn(env: Readonly<Record<string, unknown>>): readonly string[] {
  const reading = readConfig(env);
  const mistakes = reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
  // The library's own sentences, which repeat what was given.
  for (const mistake of mistakes) expect(mistake).not.toMatch(/Invalid |but received/);
  return mistakes;
}

describe("settings of any kind", () => {
  it("are right as these tests write them", () => {
    expect(mistakesIn({ ...ENOUGH, ...TABLES })).toEqual([]);
  });

  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, 10n ** 30n, new Date(0), new Date(Number.NaN)),
    fc.constantFrom<unknown>([], {}, [[]], [{}], { a: {} }, "", " ", "x".repeat(20_000), null, undefined, () => 1),
  );

  it("never throw, whatever each of them is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...VARS, ...Object.keys(ENOUGH)), odd), (settings) => {
        mistakesIn({ ...ENOUGH, ...settings });
        readKeeping({ ...ENOUGH, ...settings });
      }),
      { numRuns: 300 },
    );
  });

  it("never throw, whatever each key of a table is", () => {
    const keys = fc.constantFrom(
      ...["name", "match", "to", "continue", "hours", "except", "escalate", "remind", "channel", "webhook", "token"],
      ...["conversation", "from", "show", "locale", "fallback", "digest", "open", "closed", "zone", "after", "not"],
      ...PROTOTYPE_NAMES,
    );
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), keys, odd, ([path], key, value) => {
        const env = withKey(path, key, value);
        mistakesIn(env);
        readKeeping(env);
      }),
      { numRuns: 500 },
    );
  });

  it("are never right with a key that nobody reads, at any depth and whatever it is called", () => {
    const unknown = fc.oneof(
      fc.constantFrom(...PROTOTYPE_NAMES, "colour", "To", "tos", "0", "length"),
      fc.string({ minLength: 1 }).map((text) => `x-${text}`),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), unknown, fc.jsonValue({ maxDepth: 1 }), ([path, place], key, value) => {
        const mistakes = mistakesIn(withKey(path, key, value));
        expect(mistakes.some((mistake) => mistake.startsWith(`${place}${key}`))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["constructor", "prototype", "valueof"])("may name a target and hours %s, as anything else", (name) => {
    const { open } = TABLES.HOURS.office;
    const rule = { name: "Sales", to: [name], hours: name };
    const env = {
      ...ENOUGH,
      TARGETS: Object.fromEntries([[name, { channel: "slack" }]]),
      ...{ HOURS: Object.fromEntries([[name, { open }]]), RULES: [rule] },
    };
    expect(mistakesIn(env)).toEqual([]);
  });

  it.each(["__proto__", "toString", "hasOwnProperty"])("name no target %s", (name) => {
    const TARGETS: unknown = JSON.parse(`{"${name}": {"channel": "slack"}}`);
    expect(mistakesIn({ ...ENOUGH, TARGETS })).toEqual([
      `TARGETS.${name} must be named in small letters, digits and hyphens, at most 40 of them`,
    ]);
    expect(mistakesIn({ ...ENOUGH, RULES: [{ name: "Sales", to: [name] }] })).toEqual([
      `RULES[1] "Sales": to "${name}" is no target; there is "slack"`,
    ]);
  });

  it("are all named at once, in every table", () => {
    const mistakes = mistakesIn({
      ...ENOUGH,
      HOURS: { office: { open: "Mon-Fri 08:00-18:00", closed: [1], zone: 7, days: [] } },
      TARGETS: {
        sales: { channel: "slack", webhook: 7, colour: "red", show: [7], locale: 7, digest: [], fallback: 7 },
      },
      RULES: [
        {
          ...{ match: [], to: {}, continue: 1, hours: 7, except: "late", remind: Number.NaN, when: "now" },
          escalate: [{ after: Number.POSITIVE_INFINITY, to: [7] }, []],
        },
      ],
      TOO_OLD_DAYS: Number.NaN,
      LINK_DAYS: Number.POSITIVE_INFINITY,
      RETENTION_DAYS: [30],
    });
    expect(mistakes.map((mistake) => mistake.split(/ (?:is|must|has) /)[0])).toEqual([
      ...["TARGETS.sales.locale", "TARGETS.sales.show", "TARGETS.sales.digest", "TARGETS.sales.fallback"],
      ...["TARGETS.sales.colour", "TARGETS.sales.webhook"],
      ...["HOURS.office.days", "HOURS.office.open", "HOURS.office.closed", "HOURS.office.zone"],
      ...["RULES[1]: when", "RULES[1]: name", "RULES[1]: match", "RULES[1]: to", "RULES[1]: continue"],
      ...["RULES[1]: hours", 'RULES[1]: except "late"', "RULES[1]: escalate[1].after", "RULES[1]: escalate[1].to"],
      ...["RULES[1]: escalate[2]", "RULES[1]: remind"],
      ...["TOO_OLD_DAYS", "LINK_DAYS", "RETENTION_DAYS"],
    ]);
  });

  it("are not repeated at any length", () => {
    const long = "x".repeat(3_000);
    const lists = { VCC_ALLOWED_IPS: long, ACCESS_ALSO: long, ADMINS: long };
    const vars = { ...lists, LOCALE: long, TIME_ZONE: long, JURISDICTION: long, QUIET_HOURS: long, ENGINEERS: long };
    const names = { TARGETS: { [long]: { channel: long } }, HOURS: { [`${long}0`]: {} } };
    for (const mistake of mistakesIn({ ...ENOUGH, ...vars, ...names, [`TIME_ZONES${"S".repeat(9)}`]: long })) {
      expect(mistake.length).toBeLessThan(500);
    }
    const mistakes = mistakesIn({
      ...ENOUGH,
      HOURS: { office: { open: [long], closed: [long], zone: long } },
      RULES: [{ name: long, [long]: 1, match: { [long]: 1, reason: long, project: long }, to: "slack", hours: long }],
    });
    expect(mistakes).toHaveLength(10);
    for (const mistake of mistakes) expect(mistake.length).toBeLessThan(500);
  });
});
