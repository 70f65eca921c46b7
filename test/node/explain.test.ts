import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moved } from "../demo/moved.ts";
import missed from "../fixtures/chats/missed-without-agent.json";
import { vectors } from "../fixtures/vcc-encryption.json";
import { freshFolder, removeFolder } from "./support/folder.ts";
import { program } from "./support/program.ts";

const [VECTOR] = vectors;
const SECRETS = {
  VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  VCC_ENCRYPTION_KEY: VECTOR?.key,
};

describe("npm run explain", () => {
  let folder: string;

  beforeAll(() => {
    folder = freshFolder();
    const lines = Object.entries(SECRETS).map(([name, value]) => `${name}="${value}"\n`);
    writeFileSync(join(folder, ".dev.vars"), lines.join(""));
    writeFileSync(join(folder, "encrypted.txt"), VECTOR?.body ?? "");
    const body = JSON.stringify(moved(missed, Date.now()));
    writeFileSync(join(folder, "missed.json"), body);
    writeFileSync(join(folder, "missed.json.gz"), gzipSync(body));
    writeFileSync(join(folder, "missed-form.txt"), new URLSearchParams({ event: "closed", payload: body }).toString());
    writeFileSync(join(folder, "missed-utf-16.json"), Buffer.from(`\uFEFF${body}`, "utf16le"));
    writeFileSync(join(folder, "bomb.gz"), gzipSync(Buffer.alloc(50_000_000)));
    writeFileSync(join(folder, "cut.gz"), gzipSync(body).subarray(0, 100));
  });

  afterAll(() => removeFolder(folder));

  async function explain(...args: readonly string[]) {
    const { ended, printed } = program(folder, "--js-base-64", "src/commands/explain.ts", ...args);
    return { code: await ended, printed: printed() };
  }

  it("tells who would hear of the chat in a file, by the settings that are here", async () => {
    const { code, printed } = await explain("missed.json");
    expect([code, printed]).toEqual([
      0,
      "Chat 130/102: missed, sla-breached.\nThere are no rules.\nslack (slack) would hear at once, as a default target.\n",
    ]);
  });

  it("tells that a chat is too old to be told", async () => {
    const { code, printed } = await explain("test/fixtures/chats/missed-without-agent.json");
    expect([code, printed]).toEqual([
      0,
      expect.stringMatching(/but nothing is sent \(too old: closed more than 25 days/),
    ]);
  });

  it("reads an encrypted body by its IV", async () => {
    const { code, printed } = await explain("encrypted.txt", `--iv=${VECTOR?.iv}`);
    expect([code, printed.split("\n")[0]]).toEqual([0, "Chat 130/101: lost."]);
  });

  it.each(["missed.json.gz", "missed-form.txt", "missed-utf-16.json"])(
    "reads the forms that the webhook reads: %s",
    async (file) => {
      const { code, printed } = await explain(file);
      expect([code, printed.split("\n")[0]]).toEqual([0, "Chat 130/102: missed, sla-breached."]);
    },
  );

  it("fails where the webhook refuses a packed body", async () => {
    expect(await explain("bomb.gz")).toEqual({
      code: 1,
      printed: "Too large: A body may have at most 10000000 bytes.\n",
    });
    expect(await explain("cut.gz")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("a complete body in gzip"),
    });
  });

  it("fails with what is wrong, without a file and with one that holds no chat", async () => {
    const none = await explain();
    expect([none.code, none.printed]).toEqual([1, expect.stringContaining("npm run explain -- chat.json")]);
    const unknown = await explain("missed.json", "--foo");
    expect([unknown.code, unknown.printed]).toEqual([1, none.printed]);
    const missing = await explain("nosuch.json");
    expect([missing.code, missing.printed]).toEqual([1, "There is no file nosuch.json\n"]);
    const other = await explain("package.json");
    expect([other.code, other.printed]).toEqual([1, expect.stringMatching(/^This is not a closed chat: /)]);
  });
});
