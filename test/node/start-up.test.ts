import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Built, buildOurs } from "../bench/build.ts";
import { start } from "../bench/start.ts";
import { removeFolder } from "./support/folder.ts";

/** The first of each reads what the runtime knows of every language, for about 10 ms. PluralRules takes none. */
const FORMATTERS = ["DateTimeFormat", "NumberFormat", "RelativeTimeFormat", "ListFormat", "DisplayNames", "Collator"];

/** Runs before all of ours: the imports above it are only of the runtime. */
const WITHOUT_FORMATTERS = `
  for (const name of ${JSON.stringify(FORMATTERS)}) {
    Object.defineProperty(Intl, name, { value: function () { throw new Error("made " + name); } });
  }
`;

/** A module that is loaded before the Worker starts; not `import("…")`. */
const STATIC_IMPORT = /\bimport\b(?:[^"'`();]*\bfrom)?\s*["']([^"']+)["']/g;

const SETTINGS = { SLACK_WEBHOOK_URL: "http://127.0.0.1:9/services/nobody" };

describe("the start of the Worker", () => {
  const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  let built: Built;

  beforeAll(async () => {
    built = await buildOurs(disk);
  }, 120_000);
  afterAll(() => removeFolder(disk));

  it("loads nothing of the runtime but what a Durable Object needs", () => {
    const imported = [...built.script.matchAll(STATIC_IMPORT)].map(([, name]) => name);
    expect(imported).toEqual(["cloudflare:workers"]);
  });

  it("and its first answer make no formatter", async () => {
    const worker = await start({ ...built, script: WITHOUT_FORMATTERS + built.script }, disk, SETTINGS);
    try {
      const { status } = await fetch(worker.url);
      expect(status).toBe(401);
    } finally {
      await worker.stop();
    }
  });
});
