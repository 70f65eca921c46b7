import { describe, expect, it } from "vitest";
import { readCloudflareAccess } from "../../src/config/access.ts";
import { readConfig } from "../../src/config.ts";
import { signLink, verifyLink } from "../../src/web/links.ts";

const AUD = "0123456789abcdef".repeat(4);
const TEAM = { ACCESS_TEAM_DOMAIN: "https://our-team.cloudflareaccess.com", ACCESS_AUD: AUD };

function read(env: object) {
  const mistakes: string[] = [];
  const access = readCloudflareAccess({ ...env }, (setting, problem) => void mistakes.push(`${setting} ${problem}`));
  return { access, mistakes };
}

describe("the settings of Cloudflare Access", () => {
  it("are none, and no mistake, where none is set", () => {
    expect(read({})).toEqual({ access: null, mistakes: [] });
    expect(read({ ACCESS_TEAM_DOMAIN: "", ACCESS_AUD: "", ADMINS: [] })).toEqual({ access: null, mistakes: [] });
  });

  it.each(["https://our-team.cloudflareaccess.com", "https://Our-Team.cloudflareaccess.com/", "our-team"])(
    "name the team by its address or its name: %s",
    (ACCESS_TEAM_DOMAIN) => {
      const { access, mistakes } = read({ ACCESS_TEAM_DOMAIN, ACCESS_AUD: AUD });
      expect(mistakes).toEqual([]);
      expect(access).toEqual({
        issuer: "https://our-team.cloudflareaccess.com",
        audience: AUD,
        admins: new Set(),
      });
    },
  );

  it("list the administrators, whatever the case of their addresses", () => {
    const { access } = read({ ...TEAM, ADMINS: ["Jane.Smith@Example.com", "peter.novak@example.com"] });
    expect(access?.admins).toEqual(new Set(["jane.smith@example.com", "peter.novak@example.com"]));
  });

  it.each<[object, RegExp]>([
    [{ ACCESS_TEAM_DOMAIN: "our-team" }, /^ACCESS_AUD is not set, and ACCESS_TEAM_DOMAIN is/],
    [{ ACCESS_AUD: AUD }, /^ACCESS_TEAM_DOMAIN is not set, and ACCESS_AUD is/],
    [{ ...TEAM, ACCESS_AUD: "4714c135" }, /^ACCESS_AUD is no audience tag: .*64 hex digits/],
    [{ ...TEAM, ACCESS_TEAM_DOMAIN: "http://our-team.cloudflareaccess.com" }, /^ACCESS_TEAM_DOMAIN is no team: write/],
    [
      { ...TEAM, ACCESS_TEAM_DOMAIN: "https://our-team.cloudflareaccess.com.evil.example" },
      /^ACCESS_TEAM_DOMAIN is no/,
    ],
    [{ ...TEAM, ACCESS_TEAM_DOMAIN: "https://evil.example" }, /^ACCESS_TEAM_DOMAIN is no team/],
    [{ ...TEAM, ADMINS: ["*@example.com@x"] }, /^ADMINS "\*@example\.com@x" is no mail address/],
    [{ ...TEAM, ADMINS: [7] }, /^ADMINS must be a list of texts/],
    [{ ADMINS: ["jane.smith@example.com"] }, /^ADMINS is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD/],
  ])("that are wrong are named with what would be right: %j", (env, words) => {
    const { mistakes } = read(env);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(words);
  });
});

describe("a link that was sent before", () => {
  const NOW = Date.parse("2026-11-20T10:00:00Z");
  const secretsOf = (secrets: object) => {
    const reading = readConfig({
      VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
      SLACK_WEBHOOK_URL: "https://hooks.slack.test/x",
      ...secrets,
    });
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
    return reading.config.linkSecrets;
  };
  const opensAfter = async (before: object, after: object) => {
    const link = await signLink(secretsOf(before)[0] ?? "", "/chats/130/101", "ops", NOW + 1000);
    const [path = "", query] = link.split("?");
    return (await verifyLink(secretsOf(after), path, `?${query}`, NOW)).kind === "valid";
  };
  const [a, b, l, m] = ["a", "b", "l", "m"].map((letter) => `${letter}-of-32-characters-or-very-many-more`);
  const derived = { ADMIN_TOKEN: a };
  const own = { ADMIN_TOKEN: a, LINK_SECRET: l };

  it.each<[string, object, object]>([
    ["ADMIN_TOKEN is replaced, and signed links", derived, { ADMIN_TOKEN: b, LINK_SECRET_PREVIOUS: a }],
    ["ADMIN_TOKEN is replaced, and did not", own, { ADMIN_TOKEN: b, LINK_SECRET: l }],
    ["LINK_SECRET is set for the first time", derived, { ...own, LINK_SECRET_PREVIOUS: a }],
    ["LINK_SECRET is replaced", own, { ADMIN_TOKEN: a, LINK_SECRET: m, LINK_SECRET_PREVIOUS: l }],
    ["LINK_SECRET is given up", own, { ADMIN_TOKEN: a, LINK_SECRET_PREVIOUS: l }],
    ["the previous one is set before all else", derived, { ADMIN_TOKEN: a, LINK_SECRET_PREVIOUS: a }],
  ])("still opens when %s", async (_, before, after) => {
    expect(await opensAfter(before, after)).toBe(true);
  });

  it.each<[string, object, object]>([
    ["ADMIN_TOKEN is replaced, and signed links", derived, { ADMIN_TOKEN: b }],
    ["LINK_SECRET is set for the first time", derived, own],
    ["LINK_SECRET is replaced", own, { ADMIN_TOKEN: a, LINK_SECRET: m }],
    ["LINK_SECRET is given up", own, derived],
  ])("opens no more when %s without a previous one: so a leak is stopped", async (_, before, after) => {
    expect(await opensAfter(before, after)).toBe(false);
  });
});
