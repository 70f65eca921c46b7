import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, removeFolder } from "./support/folder.ts";
import { type Program, portHolder, processesOf, program } from "./support/program.ts";

/** Wrangler starts three times, which takes a minute on a busy machine. */
const PATIENCE = { timeout: 180_000 };

/** Sets what wrangler.toml shows as an example. */
function setCustomDomain(folder: string): void {
  const path = join(folder, "wrangler.toml");
  const toml = readFileSync(path, "utf8");
  const set = toml.replace(/^# (?=routes = |workers_dev = )/gm, "");
  expect(set).toMatch(/^routes = .*custom_domain = true/m);
  writeFileSync(path, set);
}

describe("npm run dev, where wrangler.toml has a custom domain", () => {
  it("is served at its own address, over http", PATIENCE, async () => {
    const folder = freshFolder();
    setCustomDomain(folder);
    const holder = await portHolder();
    holder.release();
    const dev = program(folder, "src/commands/dev.ts", "--port", String(holder.port), "--ip", "127.0.0.1");
    try {
      const origin = `http://127.0.0.1:${holder.port}`;
      const statusOf = async (path: string) => {
        const answer = await fetch(origin + path, { redirect: "manual" }).catch(() => null);
        return answer?.status;
      };
      while ((await statusOf("/healthz")) === undefined) await wait(100);
      expect([await statusOf("/healthz"), await statusOf("/")]).toEqual([200, 401]);
    } finally {
      dev.child.kill("SIGTERM");
      await dev.ended;
      removeFolder(folder);
    }
  });
});

describe("npm run dev, with settings that are wrong", () => {
  let folder: string;
  let port: number;
  let dev: Program;

  beforeAll(async () => {
    folder = freshFolder();
    writeFileSync(
      join(folder, ".dev.vars"),
      'ADMIN_TOKEN="dev-admin-of-32-characters-or-more"\nSLACK_WEBHOOK_URL="nowhere"\nLINK_DAYS="soon"\n',
    );
    const holder = await portHolder();
    port = holder.port;
    holder.release();
    dev = program(folder, "src/commands/dev.ts", "--port", String(port));
  });

  afterAll(async () => {
    dev.child.kill("SIGTERM");
    await dev.ended;
    removeFolder(folder);
  });

  it("says the same words at once, in npm run check and at /healthz", PATIENCE, async () => {
    const check = program(folder, "src/commands/settings.ts");
    expect(await check.ended).toBe(1);
    const words = await healthz();
    expect(words.length).toBeGreaterThan(2);
    expect(check.printed()).toBe(`${words.join("\n")}\nInvalid settings: ${words.length}.\n`);
    for (const word of words) expect(dev.printed()).toContain(word);
  });

  it("ends with its runtime", async () => {
    expect(processesOf(port)).not.toEqual([]);
    dev.child.kill("SIGTERM");
    await dev.ended;
    expect(processesOf(port)).toEqual([]);
  });

  async function healthz(): Promise<readonly string[]> {
    for (;;) {
      const headers = { Authorization: "Bearer dev-admin-of-32-characters-or-more" };
      const health = await fetch(`http://localhost:${port}/healthz`, { headers }).catch(() => null);
      if (health !== null) return (await health.json()).mistakes;
      await wait(100);
    }
  }
});
