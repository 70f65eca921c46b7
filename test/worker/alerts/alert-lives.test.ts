import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cron, DAY, later } from "../privacy/support/cron.ts";
import { but, direct } from "../support/direct.ts";
import { stored } from "../support/door.ts";
import { ask, asProgram } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();
afterEach(() => vi.useRealTimers());

/** When each story began, for messages that stay the same in every revision. */
const NOW = Date.now();
let tickets = 0;

/** So many messages of the customer, of which the last came a minute before `at`; undated where that is null. */
function says(count: number, at: number | null = NOW): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    from: "Visitor",
    message: `Hello ${index}`,
    ...(at === null ? {} : { date: new Date(at - 60_000 - (count - 1 - index) * 1_000).toISOString() }),
  }));
}

/** A body that is no repetition, even where it says the same. */
function chat(chatId: number, conversation: readonly object[], changes: object = {}): string {
  tickets += 1;
  return JSON.stringify({ projectId: 130, chatId, ticketId: tickets, disposition: "lost", conversation, ...changes });
}

const ANSWER = { from: "Jane", message: "Hello", date: new Date(NOW - 30_000).toISOString() };
const COMPLETED = { disposition: "completed" };

async function alertOf(chatId: number) {
  return env.DB.prepare("SELECT state, who, ended_as, reasons, number FROM alerts WHERE chat_id = ?")
    .bind(chatId)
    .first();
}

/** The alert's deliveries, each with what it tells. */
async function told(chatId: number) {
  const sql =
    "SELECT id, reasons FROM deliveries WHERE chat_id = ? AND kind = 'alert' AND status <> 'suppressed' ORDER BY id";
  const rows = await env.DB.prepare(sql).bind(chatId).raw();
  return rows.map(([id, reasons]) => [Number(String(id).split("-")[3]), JSON.parse(String(reasons)).join(" ")]);
}

async function resolve(chatId: number): Promise<void> {
  expect((await asProgram(`/alerts/130/${chatId}/resolve`, { outcome: "called-back" })).status).toBe(200);
}

const AGAIN = { state: "open", who: null, ended_as: null, number: 2 };

describe("a resolved alert begins a new life", () => {
  it("with a new message of the customer, though the reason is the same, and the inbox shows it", async () => {
    await stored(chat(1, says(1)));
    await resolve(1);
    expect(await stored(chat(1, says(2, NOW + 5_000)))).toMatchObject({ reasons: ["lost"], targets: ["slack"] });
    expect(await alertOf(1)).toMatchObject(AGAIN);
    expect(await told(1)).toEqual([
      [1, "lost"],
      [2, "lost"],
    ]);
    expect(await (await ask("/alerts.json")).text()).toContain("130/1");
  });

  it("with one that has no date", async () => {
    await stored(chat(2, says(1, null)));
    await resolve(2);
    expect(await stored(chat(2, says(2, null)))).toMatchObject({ targets: ["slack"] });
  });

  it("with one that came while the chat needed nobody", async () => {
    await stored(chat(3, says(1)));
    await resolve(3);
    await stored(chat(3, [...says(2, NOW + 5_000), ANSWER], COMPLETED));
    expect(await alertOf(3)).toMatchObject({ state: "resolved" });
    expect(await stored(chat(3, [...says(2, NOW + 5_000), ANSWER]))).toMatchObject({ targets: ["slack"] });
    expect(await alertOf(3)).toMatchObject(AGAIN);
  });

  it("with a new reason, and tells all reasons that the chat has then", async () => {
    await stored(chat(4, says(1), { disposition: "missed" }));
    await resolve(4);
    await stored(chat(4, says(1), { disposition: "missed", slaStatus: "missedAfterSLA" }));
    expect(await told(4)).toEqual([
      [1, "missed"],
      [2, "missed sla-breached"],
    ]);
    await resolve(4);
    await stored(chat(4, says(1)));
    expect(await alertOf(4)).toMatchObject({ reasons: '["lost"]', number: 3 });
  });

  it("once: what only repeats is unchanged", async () => {
    await stored(chat(5, says(1)));
    await resolve(5);
    const again = chat(5, says(2, NOW + 5_000));
    await stored(again);
    expect(await stored(again)).toMatchObject({ status: "unchanged", targets: [] });
    expect(await stored(chat(5, says(3, NOW + 9_000)))).toMatchObject({ status: "updated", targets: [] });
    expect(await told(5)).toHaveLength(2);
  });

  it("when a spam mark is withdrawn that came after somebody resolved it", async () => {
    await stored(chat(6, says(1)));
    await resolve(6);
    await stored(chat(6, says(1), { isSpam: 1 }));
    expect(await stored(chat(6, says(1)))).toMatchObject({ targets: ["slack"] });
    expect(await alertOf(6)).toMatchObject(AGAIN);
  });

  it("with a message that is new since somebody opened and resolved it again", async () => {
    await stored(chat(7, says(1)));
    await resolve(7);
    await stored(chat(7, [...says(2, NOW + 5_000), ANSWER], COMPLETED));
    await asProgram("/alerts/130/7/reopen");
    await resolve(7);
    expect(await stored(chat(7, [...says(2, NOW + 5_000), ANSWER]))).toMatchObject({ targets: [] });
    expect(await stored(chat(7, says(3, NOW + 40_000)))).toMatchObject({ targets: ["slack"] });
  });

  it("though its row is of before the customer's messages were counted", async () => {
    const uncounted = () => env.DB.exec("UPDATE alerts SET customer_last_at = NULL, customer_messages = NULL");
    await stored(chat(8, says(1)));
    await resolve(8);
    await uncounted();
    expect(await stored(chat(8, says(1)))).toMatchObject({ status: "updated", targets: [] });
    await stored(chat(8, says(2, NOW + 5_000), COMPLETED));
    expect(await stored(chat(8, says(2, NOW + 5_000)))).toMatchObject({ targets: ["slack"] });
  });
});

describe("a resolved alert stays resolved", () => {
  it.each([
    ["a message of an agent", [...says(1), ANSWER], {}],
    ["other facts", says(1), { platform: "telegram" }],
    ["fewer reasons", says(1), COMPLETED],
  ])("with %s", async (what, conversation, changes) => {
    const id = 20 + what.length;
    await stored(chat(id, says(1)));
    await resolve(id);
    expect(await stored(chat(id, conversation, changes))).toMatchObject({ status: "updated", targets: [] });
    expect(await alertOf(id)).toMatchObject({ state: "resolved", number: 1 });
  });

  it("with an older copy that comes late, whatever the order of its messages", async () => {
    await stored(chat(60, says(3)));
    await resolve(60);
    expect(await stored(chat(60, says(3).slice(0, 2).toReversed()))).toMatchObject({ status: "updated", targets: [] });
    expect(await stored(chat(60, [...says(3)].toReversed()))).toMatchObject({ status: "updated", targets: [] });
    expect(await alertOf(60)).toMatchObject({ state: "resolved", number: 1 });
  });
});

describe("a chat that expired and becomes active again", () => {
  it("begins a new life, though somebody had resolved the alert before", async () => {
    await stored(chat(70, says(1)));
    await resolve(70);
    later(182 * DAY);
    await cron(3);
    expect(await stored(chat(70, says(2, Date.now())))).toMatchObject({ status: "updated", targets: ["slack"] });
    expect(await alertOf(70)).toMatchObject(AGAIN);
    expect(await (await ask("/alerts.json")).text()).toContain("130/70");
  });

  it("stays as somebody resolved it where it is an older copy that comes, which begins no life", async () => {
    await stored(chat(71, says(2)));
    await resolve(71);
    later(182 * DAY);
    await cron(3);
    expect(await stored(chat(71, says(2).slice(0, 1)))).toMatchObject({ status: "updated", targets: [] });
    expect(await alertOf(71)).toMatchObject({ state: "resolved", number: 1 });
  });
});

describe("a reason of which nobody was to hear", () => {
  it("because the chat was too old is told once the customer has written again", async () => {
    expect(await stored(chat(80, says(1, NOW - 30 * DAY)))).toMatchObject({ reasons: ["lost"], targets: [] });
    expect(await stored(chat(80, says(1, NOW - 30 * DAY)))).toMatchObject({ status: "updated", targets: [] });
    expect(await alertOf(80)).toMatchObject({ number: 1 });
    expect(await stored(chat(80, says(2)))).toMatchObject({ targets: ["slack"] });
    expect(await told(80)).toEqual([[2, "lost"]]);
    expect(await stored(chat(80, says(3, NOW + 5_000)))).toMatchObject({ targets: [] });
  });

  it("because a rule tells nobody is told once the chat is one of another rule", async () => {
    const RULES = [{ name: "Tests", match: { queue: "Test" }, to: [] }];
    const COURIER = but(env.COURIER, { getByName: () => ({ wake: async () => {} }) });
    const post = async (queue: string) => {
      const body = chat(81, says(1), { lastQueueName: queue });
      const { response, rest } = await direct(
        new Request("https://alerts.example/webhooks/vcc/chat?secret-key=test-vcc-secret-of-32-characters", {
          method: "POST",
          body,
        }),
        { RULES, COURIER },
      );
      await rest;
      return response.json();
    };
    expect(await post("Test")).toMatchObject({ reasons: ["lost"], targets: [] });
    expect(await post("Test")).toMatchObject({ reasons: ["lost"], targets: [] });
    expect(await post("Sales")).toMatchObject({ reasons: ["lost"], targets: ["slack"] });
    expect(await told(81)).toEqual([[2, "lost"]]);
  });
});
