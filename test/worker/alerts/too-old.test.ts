import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { moved } from "../../demo/moved.ts";
import fixture from "../../fixtures/chats/missed-without-agent.json";
import { but, direct } from "../support/direct.ts";
import { posted } from "../support/door.ts";

const DAY = 86_400_000;
const NOTE = "too old: closed more than 25 days before it came in";

const SETTINGS = {
  ALERT_EMAIL_TO: "leads@example.com",
  ALERT_EMAIL_FROM: "alerts@example.com",
  RULES: [
    { name: "Tests", match: { queue: "Test*" }, to: [] },
    { name: "Held", match: { queue: "Sales" }, to: ["slack"], hours: "office" },
  ],
  HOURS: { office: { open: ["Mon 08:00-08:01"], zone: "UTC" } },
};

/** A missed chat that was closed so many days ago. */
function missed(chatId: number, days: number, changes: object = {}): object {
  return { ...moved(fixture, Date.now() - days * DAY - 1_000), chatId, ...changes };
}

/** What a chat is answered, what is on record of it, and who was woken. */
async function taken(chat: object, changes: object = {}) {
  const woken: string[] = [];
  const COURIER = but(env.COURIER, { getByName: () => ({ wake: async (target: string) => void woken.push(target) }) });
  const { response, rest } = await direct(posted(JSON.stringify(chat)), { ...SETTINGS, COURIER, ...changes });
  await rest;
  const answer = JSON.parse(await response.text());
  const sql = `SELECT target, rule, status, note, code, args, code_at = ended_at AS coded, due_at = created_at AS now, ended_at IS NOT NULL AS ended
               FROM deliveries WHERE project_id || '/' || chat_id = ? ORDER BY created_at, target`;
  const { results } = await env.DB.prepare(sql).bind(answer.chat).all();
  return { answer, rows: results, woken };
}

const suppressed = (target: string) => ({
  ...{ target, rule: null, status: "suppressed", note: NOTE, code: "too-old", args: '{"days":25}', coded: 1 },
  ...{ now: 1, ended: 1 },
});

describe("a chat that was closed long before it came in", () => {
  it("is stored, and suppressed for each target that would have heard: nobody is woken or named", async () => {
    const { answer, rows, woken } = await taken(missed(1, 25));
    expect(answer).toEqual({
      chat: "130/1",
      revision: 1,
      status: "stored",
      reasons: ["missed", "sla-breached"],
      targets: [],
    });
    expect(rows).toEqual([suppressed("email"), suppressed("slack")]);
    expect(woken).toEqual([]);
  });

  it("is suppressed at once, even where the rule would hold it until an opening", async () => {
    const { rows } = await taken(missed(2, 26, { lastQueueName: "Sales" }));
    expect(rows).toEqual([{ ...suppressed("slack"), rule: "Held" }]);
  });

  it("stays suppressed by the rule that tells nobody", async () => {
    const { rows } = await taken(missed(3, 26, { lastQueueName: "Test" }));
    expect(rows).toMatchObject([
      { target: "-", note: 'the rule "Tests" tells nobody', code: "rule-notifies-nobody", args: '{"rule":"Tests"}' },
    ]);
  });

  it("is suppressed for a new reason too, and the reasons that were told are not told again", async () => {
    expect((await taken(missed(4, 24, { slaStatus: "" }))).answer.targets).toEqual(["slack", "email"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * DAY });
    const { answer, rows } = await taken(missed(4, 26));
    vi.useRealTimers();
    expect(answer).toMatchObject({ status: "updated", reasons: ["missed", "sla-breached"], targets: [] });
    expect(rows.map(({ status }) => status)).toEqual(["pending", "pending", "suppressed", "suppressed"]);
  });
});

describe("a chat is told", () => {
  it("when it was closed no longer ago than TOO_OLD_DAYS", async () => {
    expect((await taken(missed(11, 24))).answer.targets).toEqual(["slack", "email"]);
    expect((await taken(missed(12, 2), { TOO_OLD_DAYS: 3 })).answer.targets).toEqual(["slack", "email"]);
    expect((await taken(missed(13, 3), { TOO_OLD_DAYS: 3 })).answer.targets).toEqual([]);
  });

  it("when nothing says when it was closed", async () => {
    const conversation = [{ from: "Visitor", message: "Van itt valaki?" }];
    expect((await taken(missed(14, 99, { conversation: [] }))).answer.targets).toEqual(["slack", "email"]);
    expect((await taken(missed(15, 99, { conversation }))).answer.targets).toEqual(["slack", "email"]);
  });
});
