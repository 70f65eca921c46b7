import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { obstacle } from "../../../src/commands/deploy/obstacle.ts";
import { wrangler } from "../../../src/commands/wrangler.ts";
import { removeFolder } from "../support/folder.ts";
import { type Answer, startCloudflare } from "./support/cloudflare.ts";

const account = (letter: string) => ({ id: letter.repeat(32), name: `Account ${letter}` });
const accounts = (...letters: readonly string[]) => ({
  "/accounts": letters.map(account),
  "/memberships": letters.map((letter) => ({ id: letter, account: account(letter) })),
});
const VALID = { "/user/tokens/verify": { id: "a", status: "active" }, "/user": { id: "a", email: "a@example.com" } };
const UNAUTHENTICATED: Answer = [403, 10000, "Authentication error"];
const UNAUTHORIZED: Answer = [403, 7403, "The given account is not valid or is not authorized to access this service"];

// wrangler itself runs, so that its next version is seen to say it in other words.
describe("what stands in the way of a deploy is told in one sentence", () => {
  let home: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  });

  afterAll(() => removeFolder(home));

  /** What becomes of a command, where Cloudflare answers so and nobody has ever logged in. */
  async function told(args: readonly string[], answers: Readonly<Record<string, Answer>>, token = "a-token") {
    const { url, stop } = await startCloudflare(answers);
    const nobody = { HOME: home, XDG_CONFIG_HOME: home, WRANGLER_CACHE_DIR: join(home, "cache"), CI: "" };
    const asked = { CLOUDFLARE_API_BASE_URL: url, CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_ACCOUNT_ID: "" };
    const child = wrangler(args, ["ignore", "ignore", "pipe"], { ...nobody, ...asked });
    const ended = once(child, "close");
    const stderr = child.stderr === null ? "" : await text(child.stderr);
    const [code] = await ended;
    await stop();
    removeFolder(join(home, "cache"));
    return { code, sentence: obstacle(stderr) };
  }

  const LIST = ["d1", "list", "--json"];

  it("several accounts", async () => {
    const { code, sentence } = await told(LIST, { ...accounts("a", "b"), "/d1/database": [] });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^Your login reaches several accounts: set .* CLOUDFLARE_ACCOUNT_ID to the id of one\.$/);
  });

  it("no login", async () => {
    const { code, sentence } = await told(LIST, {}, "");
    expect(code).toBe(1);
    expect(sentence).toMatch(/^You are not logged in: run npx wrangler login, or set .* CLOUDFLARE_API_TOKEN\.$/);
  });

  it.each([
    ["10000", UNAUTHENTICATED],
    ["7403", UNAUTHORIZED],
  ])("a token without D1, as error %s", async (_, answer) => {
    const { code, sentence } = await told(LIST, { ...accounts("a"), ...VALID, "/d1/database": answer });
    expect(code).toBe(1);
    expect(sentence).toMatch(
      /lacks the permission "D1: Edit" in this account, or is not valid: give it that permission/,
    );
  });

  it("a token without Workers", async () => {
    const { code, sentence } = await told(["secret", "list"], {
      ...accounts("a"),
      ...VALID,
      "/secrets": UNAUTHENTICATED,
    });
    expect(code).toBe(1);
    expect(sentence).toContain('lacks the permission "Workers Scripts: Edit"');
  });

  it("anything else is left to wrangler's own words", async () => {
    const failed: Answer = [500, 7500, "An internal error occurred"];
    const { code, sentence } = await told(LIST, { ...accounts("a"), "/d1/database": failed });
    expect(code).toBe(1);
    expect(sentence).toBeNull();
  });

  it("nothing stands in the way", async () => {
    const { code, sentence } = await told(LIST, { ...accounts("a"), "/d1/database": [] });
    expect(code).toBe(0);
    expect(sentence).toBeNull();
  });
});

it("a sentence is found where wrangler breaks the line in the middle of a code", () => {
  const stderr =
    "✘ ERROR A request to the Cloudflare API (/accounts/a/storage/kv/namespaces)\nfailed.\n\n  Authentication error [code:\n  10000]\n";
  expect(obstacle(stderr)).toContain('"Workers KV Storage: Edit"');
});
