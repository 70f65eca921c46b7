import { describe, expect, it } from "vitest";
import { readCloudflareAccess } from "../../src/config/access.ts";
import { readConfig } from "../../src/config/config.ts";

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
        also: new Set(),
      });
    },
  );

  it("list the administrators, whatever the case of their addresses", () => {
    const { access } = read({ ...TEAM, ADMINS: ["Jane.Smith@Example.com", "peter.novak@example.com"] });
    expect(access?.admins).toEqual(new Set(["jane.smith@example.com", "peter.novak@example.com"]));
  });

  it.each<[unknown, readonly string[]]>([
    [
      ["links", "tokens"],
      ["links", "tokens"],
    ],
    [
      ["tokens", "links", "tokens"],
      ["links", "tokens"],
    ],
    [[" Links "], ["links"]],
    ["TOKENS", ["tokens"]],
    ["tokens, links", ["links", "tokens"]],
    [[], []],
    ["", []],
  ])("say what else lets somebody in: %j", (ACCESS_ALSO, ways) => {
    const { access, mistakes } = read({ ...TEAM, ACCESS_ALSO });
    expect(mistakes).toEqual([]);
    expect([...(access?.also ?? [])].toSorted()).toEqual(ways);
  });

  it.each<[object, RegExp]>([
    [{ ...TEAM, ACCESS_ALSO: ["link"] }, /^ACCESS_ALSO "link" is no way in beside Access; did you mean "links"\?$/],
    [{ ...TEAM, ACCESS_ALSO: ["tokens", "sessions"] }, /^ACCESS_ALSO "sessions" .*; there is "links", "tokens"$/],
    [{ ...TEAM, ACCESS_ALSO: true }, /^ACCESS_ALSO must be a list of texts/],
    [{ ACCESS_ALSO: ["links"] }, /^ACCESS_ALSO is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD/],
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

describe("with Cloudflare Access, the address that it guards", () => {
  const mistakesOf = (changes: object) => {
    const secrets = {
      VCC_SECRET_KEY: "d".repeat(32),
      ADMIN_TOKEN: "a".repeat(32),
      SLACK_WEBHOOK_URL: "https://hooks.slack.test/x",
    };
    const reading = readConfig({ ...secrets, ...changes });
    return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
  };

  it("is required", () => {
    for (const PUBLIC_URL of [undefined, "", "  "]) {
      expect(mistakesOf({ ...TEAM, PUBLIC_URL })).toEqual([
        expect.stringMatching(/^PUBLIC_URL is not set, and .*Access/),
      ]);
    }
    expect(mistakesOf({ ...TEAM, PUBLIC_URL: "https://alerts.example.com" })).toEqual([]);
    expect(mistakesOf({})).toEqual([]);
  });

  it("is one mistake, not two, where it is wrong", () => {
    expect(mistakesOf({ ...TEAM, PUBLIC_URL: "alerts" })).toEqual([expect.stringMatching(/^PUBLIC_URL is no origin/)]);
  });
});
