import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../../src/alerts/actor.ts";
import { NO_SUMMARY } from "../../../src/alerts/summary.ts";
import { writeChanges } from "../../../src/store/alerts/follow-ups.ts";
import { readInboxCounts } from "../../../src/store/alerts/inbox-counts.ts";
import { EXAMINED, type InboxTab } from "../../../src/store/alerts/inbox-tabs.ts";
import { listAlerts } from "../../../src/store/alerts/list.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { actorBy } from "../../alerts/support/actors.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const SUMMARY = JSON.stringify({ ...NO_SUMMARY, queue: "Sales" });
const JANE = "jane@example.com";
const TOKEN = "supervisor token";

/** Claimed alerts, each as an older version wrote it where `door` is null. */
async function claimed(ids: readonly number[], who: string, door: string | null): Promise<void> {
  const asked = JSON.stringify(ids);
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, who, since, summary,
         door, door_since)
       SELECT value, 130, '["lost"]', 1, 'claimed', 2, 1, value, ?, value, ?, ?, iif(? IS NULL, NULL, value)
       FROM json_each(?)`,
    ).bind(who, SUMMARY, door, door, asked),
    env.DB.prepare(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
       SELECT value, 130, 1, 1, '', 0, 0, 1 FROM json_each(?)`,
    ).bind(asked),
  ]);
}

async function chatsOn(tab: InboxTab, reader: readonly Actor[]) {
  const { alerts } = await listAlerts(db, { tab, queue: null, reason: null }, reader, null, EXAMINED);
  return alerts.map(({ key }) => key.chatId);
}

const anna = [actorBy("Anna", "session"), actorBy(TOKEN, "token")];
const jane = [actorBy(JANE, "access")];
const selfNamedJane = [actorBy(JANE, "session"), actorBy(TOKEN, "token")];

beforeAll(async () => {
  await claimed([1], "Anna", "session");
  await claimed([2], TOKEN, null);
  await claimed([3], TOKEN, "token");
  await claimed([4], JANE, "access");
  await claimed([5], JANE, null);
  await claimed([6], JANE, "session");
  await claimed([7], "Anna", "service-token");
  await claimed([8], "Anna", null);
});

describe("what is one's own", () => {
  it.each([
    ["somebody who signed in by a token", anna, [1, 2, 3]],
    ["somebody whom Access named", jane, [4, 5]],
    ["somebody who calls themselves so", selfNamedJane, [2, 3, 6]],
    ["a program with that token", [actorBy(TOKEN, "token")], [2, 3]],
    ["another of that name", [actorBy("Anna", "service-token")], [7, 8]],
  ])("of %s is on their tab, everything else on the other, and the counts say so", async (_, reader, own) => {
    const rest = [1, 2, 3, 4, 5, 6, 7, 8].filter((id) => !own.includes(id));
    expect(await chatsOn("mine", reader)).toEqual(own);
    expect(await chatsOn("others", reader)).toEqual(rest);
    const { queues } = await readInboxCounts(db, reader, 1_000);
    expect(queues).toEqual([{ queue: "Sales", open: 0, mine: own.length, others: rest.length }]);
  });

  it("is as before after an older version has changed who has it, and left the door as it was", async () => {
    await env.DB.prepare("UPDATE alerts SET who = ?, since = 99 WHERE chat_id = 1").bind(TOKEN).run();
    expect(await chatsOn("mine", selfNamedJane)).toContain(1);
    await env.DB.prepare("UPDATE alerts SET who = ?, since = 99 WHERE chat_id = 6").bind(JANE).run();
    expect(await chatsOn("mine", selfNamedJane)).not.toContain(6);
    expect(await chatsOn("mine", jane)).toContain(6);
  });

  it("stays so when a new reason comes", async () => {
    const change = { key: { projectId: 130, chatId: 7 }, changes: 2, state: "claimed", outcome: null } as const;
    const doing = { actor: actorBy("Anna", "session"), action: "claim", note: null, at: 200 } as const;
    await writeChanges(db, [change], doing, { among: [], events: [] }, () => []);
    await env.DB.prepare("UPDATE alerts SET changes = changes + 1, number = 2 WHERE chat_id = 7").run();
    expect(await chatsOn("mine", anna)).toContain(7);
  });

  it("is found page after page among more than one page looks at, in order", async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => 1_000 + index);
    await claimed(
      many.filter((id) => id % 2 === 0),
      "Petra",
      "session",
    );
    await claimed(
      many.filter((id) => id % 2 === 1),
      "admin token",
      null,
    );
    const petra = [actorBy("Petra", "session"), actorBy("admin token", "token")];
    const found: number[] = [];
    for (let after = null, pages = 0; pages < 40; pages += 1) {
      const page = await listAlerts(db, { tab: "mine", queue: null, reason: null }, petra, after, 51);
      const alerts = page.alerts.slice(0, 50);
      found.push(...alerts.map(({ key }) => key.chatId));
      after = page.alerts.length > 50 ? (alerts.at(-1) ?? null) : page.examinedTo;
      if (after === null) break;
    }
    expect(found).toEqual(many);
  });
});
