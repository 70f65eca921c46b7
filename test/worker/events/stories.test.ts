import { env } from "cloudflare:workers";
import * as v from "valibot";
import { afterEach, describe, expect, it } from "vitest";
import { ADMIN, ORIGIN } from "../support/door.ts";
import { onStage } from "./support/receiver.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2038, 4, 14, 9);

const lists = v.object({ deliveries: v.array(v.object({ id: v.string(), kind: v.string(), status: v.string() })) });

let stage: ReturnType<typeof onStage>;

afterEach(() => stage.end());

async function follow(action: string, body: object = {}, chat = 1) {
  const response = await stage.act(`/alerts/130/${stage.idOf(chat)}/${action}`, body);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  await stage.pass(5 * SECOND);
}

describe("the events of an alert", () => {
  it("tell every change once, in the order of its version, with the alert as it stood then", async () => {
    stage = onStage(START);
    await stage.chat(1);
    await stage.pass(5 * SECOND);
    await follow("claim");
    await follow("reopen");
    await follow("claim");
    await follow("resolve", { outcome: "called-back" });
    await follow("reopen");
    expect(stage.taken()).toEqual([
      "alert.opened 1",
      "alert.claimed 2",
      "alert.released 3",
      "alert.claimed 4",
      "alert.resolved 5",
      "alert.reopened 6",
    ]);
    expect(stage.got.map(({ body: { data } }) => [data.alert?.state, data.alert?.life, data.alert?.episode])).toEqual([
      ["open", 1, 1],
      ["claimed", 1, 1],
      ["open", 1, 2],
      ["claimed", 1, 2],
      ["resolved", 1, 2],
      ["open", 2, 3],
    ]);
    expect(new Set(stage.got.map(({ id }) => id)).size).toBe(6);
    const [opened, claimed, , , resolved, reopened] = stage.got.map(({ body }) => body.data.alert);
    expect(opened).toMatchObject({
      ...{
        chat: `130/${stage.idOf(1)}`,
        actor: null,
        outcome: null,
        openedAt: new Date(START).toISOString(),
        queue: "Chat",
      },
      ...{ response: "unanswered", urls: { claim: expect.stringContaining(`/alerts/130/${stage.idOf(1)}/claim`) } },
    });
    expect(claimed).toMatchObject({
      actor: { method: "token", id: "admin", name: "admin token" },
      urls: { claim: null, resolve: expect.stringContaining(`/alerts/130/${stage.idOf(1)}/resolve`) },
    });
    expect(resolved).toMatchObject({ outcome: "called-back", urls: { claim: null, resolve: null } });
    expect(reopened).toMatchObject({ outcome: null, openedAt: reopened?.since });
  });

  it("tell all that happened while nothing could be sent, each as it was then and none before an older one", async () => {
    stage = onStage(START);
    stage.answers.push(...Array.from({ length: 3 }, () => ({ status: 500 })));
    await stage.chat(1);
    await stage.pass(SECOND);
    for (const action of ["claim", "reopen", "claim"]) await stage.act(`/alerts/130/${stage.idOf(1)}/${action}`, {});
    await stage.pass(HOUR);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.claimed 2", "alert.released 3", "alert.claimed 4"]);
    const attempts = stage.got.filter(({ body }) => body.type === "alert.opened");
    expect(attempts).toHaveLength(4);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
    expect(new Set(attempts.map(({ at }) => at)).size).toBe(4);
  });

  it("wait as long as the receiver asks", async () => {
    stage = onStage(START);
    stage.answers.push({ status: 429, header: "300" });
    await stage.chat(1);
    await stage.pass(4 * MINUTE);
    expect(stage.taken()).toEqual([]);
    await stage.pass(2 * MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1"]);
  });

  it("are kept for a receiver that is gone, and go out once it is enabled again", async () => {
    stage = onStage(START);
    stage.answers.push({ status: 410 });
    await stage.chat(1);
    await stage.pass(MINUTE);
    await follow("claim");
    await stage.pass(HOUR);
    expect(stage.taken()).toEqual([]);
    await stage.act("/targets/crm/on", {});
    await stage.pass(5 * MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.claimed 2"]);
  });

  it("name a further reason, and keep the owner", async () => {
    stage = onStage(START);
    await stage.chat(1, { slaStatus: "SLA met" });
    await stage.pass(5 * SECOND);
    await follow("claim");
    await stage.chat(1, { slaStatus: "SLA breached" });
    await stage.pass(MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.claimed 2", "alert.opened 3"]);
    expect(stage.got.at(-1)?.body.data).toMatchObject({
      newReasons: ["sla-breached"],
      alert: { state: "claimed", reasons: ["missed", "sla-breached"], life: 1, episode: 1, actor: { id: "admin" } },
    });
  });

  it("say once that a resolved alert is open again because the customer wrote", async () => {
    stage = onStage(START);
    await stage.chat(1);
    await stage.pass(5 * SECOND);
    await follow("resolve", { outcome: "called-back" });
    await stage.chat(1);
    await stage.pass(MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.resolved 2", "alert.reopened 3"]);
    expect(stage.got.at(-1)?.body.data).toMatchObject({
      newReasons: ["missed", "sla-breached"],
      alert: { state: "open", life: 2, episode: 2, actor: null },
    });
  });

  it("say that the customer came back and was answered", async () => {
    stage = onStage(START);
    await stage.chat(1, { contactId: 9 });
    await stage.pass(MINUTE);
    await stage.answered(2, { contactId: 9 });
    await stage.pass(MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.resolved 2"]);
    expect(stage.got.at(-1)?.body.data.alert).toMatchObject({
      ...{ state: "resolved", outcome: "came-back", cameBackIn: `130/${stage.idOf(2)}`, actor: null },
    });
  });

  it("say that the customer had come back already, where a chat comes late", async () => {
    stage = onStage(START);
    await stage.answered(2, { contactId: 12 });
    await stage.pass(MINUTE);
    const date = new Date(Date.now() - HOUR).toISOString();
    await stage.chat(1, { contactId: 12, conversation: [{ from: "Visitor", message: "Hello?", date }] });
    await stage.pass(MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.resolved 2"]);
    expect(stage.got.at(-1)?.body.data.alert).toMatchObject({
      outcome: "came-back",
      cameBackIn: `130/${stage.idOf(2)}`,
    });
  });

  it("wait for the hours of the rule, and say then what happened before", async () => {
    const RULES = [{ name: "Day", to: ["crm"], hours: "office" }];
    const early = Date.UTC(2038, 4, 15, 7);
    stage = onStage(early, { TIME_ZONE: "UTC", RULES, HOURS: { office: { open: ["Mon-Sun 08:00-18:00"] } } });
    await stage.chat(1);
    await stage.pass(10 * MINUTE);
    await follow("claim");
    await stage.pass(10 * MINUTE);
    expect(stage.taken()).toEqual([]);
    await stage.pass(41 * MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.claimed 2"]);
    expect(stage.got[0]?.body.data.alert).toMatchObject({ state: "open", rule: "Day" });
  });

  it("of an escalation are sent to a target that had no other", async () => {
    const TARGETS = {
      desk: { channel: "slack", webhook: "DESK_URL" },
      crm: { channel: "webhook", webhook: "CRM_URL", key: ["CRM_KEY", "CRM_KEY_OLD"] },
    };
    const RULES = [{ name: "All", to: ["desk"], escalate: { after: "15m", to: ["crm"] } }];
    stage = onStage(START, { TARGETS, RULES, DESK_URL: "https://hooks.slack.test/services/T1/B1/X" });
    await stage.chat(1);
    await stage.pass(10 * MINUTE);
    expect(stage.taken()).toEqual([]);
    await stage.pass(10 * MINUTE);
    await follow("claim");
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.claimed 2"]);
  });

  it("say that nobody has claimed it, and that its owner has not resolved it", async () => {
    const RULES = [{ name: "All", to: ["crm"], remind: "1h", escalate: { after: "15m", to: ["crm"] } }];
    stage = onStage(START, { RULES });
    await stage.chat(1);
    await stage.pass(20 * MINUTE);
    await follow("claim");
    await stage.pass(2 * HOUR);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.escalated 1", "alert.claimed 2", "alert.reminded 2"]);
  });

  it("say that the chat is spam, and that it is not any more", async () => {
    stage = onStage(START);
    await stage.chat(1);
    await stage.pass(MINUTE);
    await stage.chat(1, { isSpam: 1 });
    await stage.pass(MINUTE);
    await stage.chat(1);
    await stage.pass(MINUTE);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.resolved 2", "alert.reopened 3"]);
    expect(stage.got[1]?.body.data.alert).toMatchObject({ outcome: "marked-as-spam", actor: null });
    expect(stage.got[2]?.body.data.alert).toMatchObject({ outcome: null, life: 2 });
  });

  it("say nothing of a chat that was marked as spam before it was told", async () => {
    stage = onStage(START);
    stage.answers.push({ status: 500 });
    await stage.chat(1);
    await stage.pass(SECOND);
    await stage.chat(1, { isSpam: 1 });
    await stage.pass(HOUR);
    expect(stage.taken()).toEqual([]);
  });

  it("say that an alert was still open when its chat expired, and nothing else of it", async () => {
    stage = onStage(START, { RETENTION_DAYS: 10 }, { show: ["name", "words", "phone1"] }, DAY);
    await stage.chat(1);
    await stage.pass(MINUTE);
    await stage.pass(14 * DAY);
    expect(stage.taken()).toEqual(["alert.opened 1", "alert.expired 2"]);
    expect(
      stage.got.find(({ body }) => body.type === "alert.expired" && body.data.alert?.chatId === stage.idOf(1))?.body
        .data.alert,
    ).toMatchObject({
      ...{ chat: `130/${stage.idOf(1)}`, state: "resolved", outcome: "expired", receivedAt: null, queue: null },
      ...{ customer: { name: null, fields: [], lastWords: null }, urls: { transcript: null } },
    });
  }, 240_000);

  it("name nothing of the customer that the target may not see", async () => {
    stage = onStage(START, {}, { show: [] });
    await stage.chat(1, { clientData: { name: "John Russell", phone1: "+36201234567" } });
    await stage.pass(5 * SECOND);
    await follow("claim");
    expect(stage.got).toHaveLength(2);
    for (const { text } of stage.got) expect(text).not.toMatch(/Russell|201234567|Hello \d/);
  });

  it("go one by one in a storm, each alert with its own", async () => {
    stage = onStage(START);
    const chats = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const chat of chats) await stage.chat(chat);
    await stage.pass(15 * MINUTE);
    expect(stage.taken().toSorted()).toEqual(chats.map(() => "alert.opened 1"));
    expect(new Set(stage.got.map(({ body }) => body.data.alert?.chat)).size).toBe(12);
  });

  it("are on the delivery log", async () => {
    stage = onStage(START);
    await stage.chat(1);
    await stage.pass(5 * SECOND);
    await follow("claim");
    const response = await stage.ask(new Request(`${ORIGIN}/deliveries.json`, { headers: ADMIN }));
    const listed = v
      .parse(lists, await response.json())
      .deliveries.filter(({ id }) => id.startsWith(`130-${stage.idOf(1)}-`));
    expect(listed.map(({ kind, status }) => `${kind} ${status}`)).toEqual(["change sent", "alert sent"]);
    const versions = await env.DB.prepare("SELECT version FROM deliveries WHERE chat_id = ? ORDER BY created_at")
      .bind(stage.idOf(1))
      .raw();
    expect(versions).toEqual([[1], [null]]);
  });
});
