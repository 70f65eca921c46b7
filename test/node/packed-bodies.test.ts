import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../src/commands/wrangler.ts";
import { buildOurs } from "../bench/build.ts";
import { type Running, start } from "../bench/start.ts";
import { removeFolder } from "./support/folder.ts";

const FOLDER = join(ROOT, "test/fixtures/bodies");
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && !name.startsWith("encrypted"));

// The Workers runtime hands over a body as it came, whatever its Content-Encoding: real requests show it.
describe("a body that is posted over http", () => {
  const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  let worker: Running;

  beforeAll(async () => {
    worker = await start(await buildOurs(join(disk, "build")), disk, { SLACK_WEBHOOK_URL: "http://127.0.0.1:9/slack" });
  });

  afterAll(async () => {
    await worker.stop();
    removeFolder(disk);
  });

  async function post(path: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
    const { contentType, contentEncoding, base64 } = JSON.parse(readFileSync(join(FOLDER, path), "utf8"));
    const bytes = Buffer.from(base64, "base64");
    const headers = {
      "Content-Length": bytes.length,
      ...(contentType === null ? {} : { "Content-Type": contentType }),
      ...(contentEncoding === null ? {} : { "Content-Encoding": contentEncoding }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(worker.webhook, { method: "POST", headers }, async (answer) =>
        resolve({ status: answer.statusCode, body: await text(answer) }),
      );
      asked.on("error", reject).end(bytes);
    });
  }

  it("is the same chat in every form", async () => {
    expect(await post("identity.json")).toMatchObject({ status: 200, body: expect.stringContaining('"stored"') });
    for (const name of NAMES) {
      expect([name, await post(name)]).toMatchObject([
        name,
        { status: 200, body: expect.stringContaining('"unchanged"') },
      ]);
    }
  });

  it("is answered 413 if it becomes too large", async () => {
    expect(await post("unreadable/gzip-bomb.json")).toMatchObject({ status: 413 });
  });

  it("is answered 422 if it is cut", async () => {
    const { status, body } = await post("unreadable/gzip-cut.json");
    expect([status, JSON.parse(body)]).toMatchObject([422, { code: "not-unpacked" }]);
  });
});
