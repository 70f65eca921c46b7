import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { chatBody, post, SECRET, stored } from "../support/door.ts";
import { cron, newWatch, rows, told } from "./support/watching.ts";

/** What Slack gets, and how it answers. */
const got: string[] = [];
let answer = 200;
const logged: string[] = [];

beforeEach(async () => {
  await newWatch();
  got.length = 0;
  logged.length = 0;
  answer = 200;
  vi.spyOn(console, "log").mockImplementation((line) => void logged.push(line));
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    got.push(String(init?.body));
    return new Response(answer === 200 ? "ok" : "", { status: answer });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Waits until the one delivery of the self-check has had so many attempts, and gives its row. */
async function delivered(attempts: number) {
  const sql = `SELECT deliveries.status, chat_id, project_id, coalesce(made, 0) AS attempts
               FROM deliveries LEFT JOIN messages ON messages.id = deliveries.message WHERE deliveries.kind = 'watch'`;
  for (let tries = 0; tries < 200; tries++) {
    const [row, ...more] = await rows(sql);
    if (more.length > 0) throw new Error("more than one delivery");
    if (row?.attempts === attempts) return row;
    await scheduler.wait(25);
  }
  throw new Error(`no attempt number ${attempts}`);
}

it("the engineers get one message of all that was seen, and it stands in the ledger like any other", async () => {
  await stored(chatBody(1, { disposition: "Abandoned", slaStatus: "slowish" }));
  await post('{"chatId":7}');
  await post(chatBody(2), "?secret-key=old-secret");
  await vi.waitFor(async () => expect(await rows("SELECT * FROM sights")).toHaveLength(4));
  await cron(1);
  expect(await delivered(1)).toEqual({ status: "sent", chat_id: null, project_id: null, attempts: 1 });
  expect(got).toHaveLength(1);
  for (const word of ["“Abandoned”", "“slowish”", "projectId: expected", "1 request since"])
    expect(got[0]).toContain(word);
  for (const word of ["old-secret", SECRET, "Jane", '\\"chatId\\"']) expect(got[0], word).not.toContain(word);
  const lines = logged.filter((line) => line.includes('"event":"delivery"'));
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ delivery: expect.stringMatching(/^watch-\d+-slack$/), channel: "slack", became: "sent" }),
  ]);
});

it("nobody is told again, after a restart either", async () => {
  await stored(chatBody(3, { disposition: "Dropped" }));
  await cron(1);
  await delivered(1);
  await abortAllDurableObjects();
  await cron(2);
  await cron(60);
  await scheduler.wait(200);
  expect([got.length, (await told()).length]).toEqual([1, 1]);
});

it("a message that Slack did not take waits for its next attempt", async () => {
  answer = 503;
  await stored(chatBody(4, { disposition: "Vanished" }));
  await cron(1);
  expect(await delivered(1)).toMatchObject({ status: "pending" });
});

it("what was settled before it could be told is not told", async () => {
  await post('{"chatId":8}');
  await env.DB.prepare("DELETE FROM quarantine").run();
  await cron(1);
  await vi.waitFor(async () =>
    expect(await told()).toMatchObject([{ status: "suppressed", note: "all of it was settled since" }]),
  );
  expect(got).toEqual([]);
});
