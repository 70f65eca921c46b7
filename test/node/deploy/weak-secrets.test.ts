import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcement, weakIn } from "../../../src/commands/deploy/weak-secrets.ts";
import { freshFolder, removeFolder } from "../support/folder.ts";
import { program } from "../support/program.ts";

const STRONG = {
  VCC_SECRET_KEY: "webhook-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SUPERVISOR_TOKEN: "supervisor-token-of-32-characters-or-more",
  LINK_SECRET: "link-secret-of-32-characters-or-more",
};
const NAMES = Object.keys(STRONG);

describe("the secrets that a deploy brings", () => {
  it("are right where they are strong, or where there are none", () => {
    expect(weakIn({}, STRONG)).toEqual([]);
    expect(weakIn({}, {})).toEqual([]);
    expect(weakIn({ LOCALE: "xx" }, { ...STRONG, VCC_SECRET_KEY_PREVIOUS: "old", SLACK_SIGNING_SECRET: "x" })).toEqual(
      [],
    );
  });

  it.each<[string, object, RegExp]>([
    ["one is short", { ADMIN_TOKEN: "season-2026" }, /^ADMIN_TOKEN is shorter than 32/],
    ["one is blank", { LINK_SECRET: "  " }, /^LINK_SECRET is blank/],
    [
      "two are the same",
      { SUPERVISOR_TOKEN: STRONG.VCC_SECRET_KEY },
      /^SUPERVISOR_TOKEN is the same as VCC_SECRET_KEY/,
    ],
    ["one that another issues is blank", { VCC_ENCRYPTION_KEY: " " }, /^VCC_ENCRYPTION_KEY is blank/],
    ["one that a target names is blank", { SALES_URL: "\t" }, /^SALES_URL is blank/],
  ])("are named where %s", (_, changes, words) => {
    const said = weakIn({}, { ...STRONG, ...changes });
    expect(said).toEqual([expect.stringMatching(words)]);
    expect(said.join()).not.toContain("season");
  });

  it("are judged together with what stands in wrangler.toml", () => {
    expect(weakIn({ ADMIN_TOKEN: "in-the-file" }, {})).toEqual([expect.stringMatching(/^ADMIN_TOKEN is shorter/)]);
  });
});

describe("what a deploy announces", () => {
  const text = announcement({}, ["--env", "staging"]).join("\n");

  it("is in a frame, in capitals: weak secrets stop working", () => {
    const lines = announcement({}, []).filter((line) => line !== "");
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines.every((line) => line.startsWith("#") && line.endsWith("#"))).toBe(true);
    expect(lines[2]).toContain("WEAK SECRETS STOP WORKING FROM THIS VERSION ON");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each(NAMES)("says how to replace each, in the environment that it is about: %s", (name) => {
    expect(text).toContain(`npx wrangler secret put ${name} --env staging`);
    expect(text).toContain("openssl rand -hex 32");
  });

  it("says where else the new one belongs, and how nothing is shut in between", () => {
    expect(text).toContain("npx wrangler secret put VCC_SECRET_KEY_PREVIOUS --env staging");
    expect(text).toContain("npx wrangler secret put LINK_SECRET_PREVIOUS --env staging");
    expect(text).toContain("/webhooks/vcc/chat?secret-key=<VCC_SECRET_KEY>");
    expect(text).toContain("npx wrangler secret delete VCC_SECRET_KEY_PREVIOUS --env staging");
  });

  it("is left out only where the deploy brings all of them", () => {
    expect(announcement(STRONG, [])).toEqual([]);
    for (const name of NAMES) expect(announcement({ ...STRONG, [name]: "" }, [])).not.toEqual([]);
  });
});

describe("npm run deploy", () => {
  let folder: string;

  beforeAll(() => {
    folder = freshFolder();
  });

  afterAll(() => removeFolder(folder));

  async function deployed(secrets: object | null) {
    const lines = Object.entries(secrets ?? {}).map(([name, value]) => `${name}="${value}"\n`);
    writeFileSync(join(folder, ".prod.vars"), lines.join(""));
    const file = secrets === null ? [] : ["--secrets-file", ".prod.vars"];
    const { ended, printed } = program(folder, "src/commands/deploy.ts", "--dry-run", ...file);
    return { code: await ended, printed: printed() };
  }

  it("announces it before anything else is done", async () => {
    const { code, printed } = await deployed(null);
    expect(code).toBe(0);
    expect(printed).toMatch(/^\n#+\n.*WEAK SECRETS STOP WORKING FROM THIS VERSION ON.*#\n+.*dry-run/s);
  });

  it("does nothing with a weak secret, and names it", async () => {
    const { code, printed } = await deployed({ ...STRONG, ADMIN_TOKEN: "season-2026" });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^ADMIN_TOKEN is shorter than 32 characters.*\nNothing was deployed, because a secret is invalid\.\n$/,
    );
    expect(printed).not.toContain("season");
  });

  it("announces nothing where it brings strong ones for all", async () => {
    const { code, printed } = await deployed(STRONG);
    expect([code, printed]).toEqual([0, expect.not.stringContaining("WEAK SECRETS")]);
  });
});
