import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ADMIN, ORIGIN } from "../support/door.ts";
import {
  CHATS,
  CONTESTED,
  EVENING_SALES,
  NIGHT_SALES,
  RETURNING,
  STORM,
  WHILE_SLACK_IS_DEAD,
} from "./support/chats.ts";
import { onStage } from "./support/stage.ts";

const JANE = { id: "U0JANE", name: "jane.smith" };
const PETER = { id: "U0PETER", name: "peter.novak" };

let day: ReturnType<typeof onStage>;

beforeAll(() => {
  day = onStage();
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What was said in Slack since, the latest last. */
function saidSince(already: number): readonly string[] {
  return day.slack.messages.slice(already).map(({ body }) => String(body.text));
}

/** How many deliveries there are of each kind, by how they stand: "sales alert sent 17". */
async function ledger(): Promise<readonly string[]> {
  const sql = "SELECT target, kind, status, count(*) FROM deliveries GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
  return (await env.DB.prepare(sql).raw()).map((row) => row.join(" "));
}

describe("a working day", () => {
  it("begins with a night in which nobody is there: what is lost is held for the opening", async () => {
    await day.until("07:59");
    expect(day.slack.messages).toEqual([]);
    expect(await ledger()).toEqual([
      // Of the day before there is nothing to tell.
      "leads digest suppressed 1",
      "leads escalation pending 12",
      "sales alert pending 12",
      "sales digest suppressed 1",
    ]);
  });

  it("at the opening one message tells of the whole night", async () => {
    await day.until("08:05");
    const [said = "", ...more] = saidSince(0).filter((text) => text.includes("12"));
    expect(more).toEqual([]);
    expect(said).toMatch(/^12 lost chats need a call back/);
  });

  it("a supervisor takes three of them on, and a quarter of an hour later the other nine are with the leads", async () => {
    await day.until("08:10");
    const three = NIGHT_SALES.slice(0, 3).map(({ id }) => `130/${id}`);
    expect(await day.does("/alerts/claim", { chats: three })).toBe(200);
    await day.until("08:16");
    expect(day.mail.mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Nobody has claimed these: 9 /),
    ]);
  });

  it("and calls: two are reached, one is not", async () => {
    await day.until("09:00");
    for (const [index, outcome] of ["called-back", "called-back", "unreachable"].entries()) {
      expect(await day.does(`/alerts/130/${100 + index}/resolve`, { outcome, note: "Rang at nine." })).toBe(200);
    }
  });

  it("a customer is lost; nobody claims it, so the leads hear of it by mail, with links that claim and resolve", async () => {
    await day.until("09:26");
    const mail = day.mail.mails.at(-1);
    expect(mail?.text).toContain(`(130/${RETURNING.lost})`);
    expect(mail?.text).toMatch(/\/alerts\/130\/900\/claim\?exp=\d+&to=leads&sig=/);
  });

  it("somebody takes another one on and forgets it, and is reminded two hours later", async () => {
    await day.until("09:30");
    expect(await day.does("/alerts/130/103/claim", {})).toBe(200);
    const already = day.slack.messages.length;
    await day.until("11:31");
    expect(saidSince(already).filter((text) => text.startsWith("Claimed by supervisor token 2 h ago"))).toHaveLength(1);
    expect(await day.does("/alerts/130/103/resolve", { outcome: "no-need" })).toBe(200);
  });

  it("a storm of sixty was no flood", () => {
    const about = saidSince(0).filter((text) => /missed/i.test(text));
    const sixty = STORM.filter(({ id }) => day.status(id).length > 0);
    expect(about.length).toBeLessThan(15);
    expect(sixty.length).toBeLessThanOrEqual(2);
  });

  it("two supervisors claim the same chat in Slack at once: one has it, and the message says who", async () => {
    const [{ id } = { id: 0 }] = CONTESTED;
    const claim = (user: typeof JANE) => day.presses(id, { user, action: "claim" });
    expect(await Promise.all([claim(JANE), claim(PETER)])).toEqual([200, 200]);
    await day.until("11:40");
    const claims = await env.DB.prepare("SELECT who_name FROM follow_ups WHERE chat_id = ? AND action = 'claim'")
      .bind(id)
      .raw();
    expect(claims).toHaveLength(1);
    const [[who = ""] = []] = claims;
    const [message = "", ...others] = day.status(id);
    expect(others).toEqual([]);
    expect(message).toContain(`Claimed by ${who},`);
    const winner = String(who).startsWith("jane") ? JANE : PETER;
    expect(await day.presses(id, { user: winner, action: "resolve" })).toBe(200);
    await day.until("11:45");
    expect(day.status(id)[0]).toContain("called back");
  });

  it("while Slack is dead nothing is lost, and all of it is told once it works again", async () => {
    await day.until("12:59");
    day.slackIsDeadUntil("14:30");
    const already = day.slack.messages.length;
    await day.until("14:29");
    expect(day.slack.messages).toHaveLength(already);
    await day.until("15:10");
    const ids = WHILE_SLACK_IS_DEAD.map(({ id }) => id);
    const untold = await env.DB.prepare(
      "SELECT chat_id FROM deliveries WHERE kind = 'alert' AND status <> 'sent' AND chat_id BETWEEN ? AND ?",
    )
      .bind(ids[0], ids.at(-1))
      .raw();
    expect(untold).toEqual([]);
  });

  it("the customer of the morning comes back by themselves, and Slack says so in place of the alert", async () => {
    await day.until("15:25");
    expect(day.status(RETURNING.lost)[0]).toContain("Customer came back, answered in chat 130/901");
  });

  it("when they are lost again, the new alert says that it is the second", async () => {
    await day.until("16:45");
    const [message = ""] = day.status(RETURNING.again);
    expect(message).toContain("2nd alert for this customer");
    expect(message).toMatch(/\/chats\/130\/900\?exp=/);
  });

  it("ends at midnight with the digest, equal to what was done", async () => {
    await day.until("23:59");
    const already = day.slack.messages.length;
    await day.until("24:01");
    const of = (ending: string) => CHATS.filter((chat) => chat.ending === ending).length;
    const alerts = of("lost") + of("missed") + of("late");
    const resolved = ["100", "101", "102", "103", "400", "900"];
    const open = alerts - resolved.length;
    const mail = day.mail.mails.at(-1);
    const title = `Daily digest, Tuesday 4 March: ${alerts} alerts, 4 won back, ${open} open`;
    expect(mail?.subject).toBe(title);
    const [said, ...more] = day.slack.messages.slice(already).map(({ body }) => JSON.stringify(body));
    expect(more).toEqual([]);
    expect(said).toContain(title);
    expect(said).toContain("300 (before: 0)");
    for (const line of [
      "Chats came in: 300 (before: 0)",
      `Alerts: ${alerts} (before: 0)`,
      `Lost: ${of("lost")} (before: 0)`,
      `Missed: ${of("missed")} (before: 0)`,
      `SLA breached: ${of("late")} (before: 0)`,
      "Claimed: 5 (before: 0)",
    ]) {
      expect(mail?.text).toContain(line);
    }
  });

  it("leaves nothing pending the next morning, and nothing lost: every delivery has its end", async () => {
    await day.until("33:00");
    expect(day.answers).toEqual(Array(300).fill(200));
    expect(await ledger()).toEqual([
      // The customer who came back.
      "leads change sent 1",
      "leads digest sent 1",
      "leads digest suppressed 1",
      // Nine of the night, the two of the customer who came back, the contested one, five of the evening; not the three
      // that were claimed in time.
      "leads escalation sent 17",
      "leads escalation suppressed 3",
      `sales alert sent ${NIGHT_SALES.length + EVENING_SALES.length + 3}`,
      // Claimed, refused and resolved in Slack, and come back; the four of the night have no message of their own.
      "sales change sent 4",
      "sales change suppressed 8",
      "sales digest sent 1",
      "sales digest suppressed 1",
      // The one that was forgotten; the others were resolved in time.
      "sales reminder sent 1",
      "sales reminder suppressed 4",
      `support alert sent ${CHATS.filter(({ queue, ending }) => queue === "Support" && ending !== "answered").length}`,
    ]);
    const alerting = CHATS.filter(({ ending }) => ending !== "answered").map(({ id }) => id);
    const told = await env.DB.prepare("SELECT chat_id FROM deliveries WHERE kind = 'alert' ORDER BY chat_id").raw();
    expect(told.flat()).toEqual(alerting.toSorted((one, other) => one - other));
    const health = await day.ask(new Request(`${ORIGIN}/healthz`, { headers: ADMIN }));
    expect(health.status).toBe(200);
  });
});
