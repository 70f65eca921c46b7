import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertEventType } from "../../../src/channels/alert-event.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import type { Message } from "../../../src/channels/message.ts";
import { pagerduty } from "../../../src/channels/pagerduty/channel.ts";
import { incidentHtml } from "../../standin/pagerduty/inbox.ts";
import { createPagerDuty, type PagerDutyServer } from "../../standin/pagerduty/server.ts";
import { KINDS } from "../support/kinds.ts";
import { missed } from "../support/messages.ts";
import { AT, messageOf } from "./support/events.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const OPTIONS = { key: KEY, api: "https://events.pagerduty.com" };

interface Sent {
  readonly outcomes: readonly Outcome[];
  readonly ref: string | undefined;
}

/** Sends all requests of a message in their order, as the courier does. */
async function tell(
  server: PagerDutyServer,
  message: Message,
  { now = AT, id = "5f1d7e84", key = KEY } = {},
): Promise<Sent> {
  const post: Post = async ({ url, body }) => {
    const response = server.answer({ path: new URL(url).pathname, body }, now);
    const retryAfter = response.headers.get("Retry-After");
    return { kind: "answered", status: response.status, retryAfter, text: await response.text() };
  };
  const names = pagerduty.parts?.(message, OPTIONS) ?? [];
  const outcomes: Outcome[] = [];
  for (const part of names.length === 0 ? [null] : names) {
    outcomes.push(await pagerduty.send(message, { ...OPTIONS, key }, { post, now: () => now }, { id, part }));
  }
  const last = outcomes.at(-1);
  return { outcomes, ref: last?.kind === "sent" ? last.ref : undefined };
}

/** An alert as the courier follows it: what was sent last is known by its ref. */
function follow(server: PagerDutyServer) {
  let [life, episode] = [1, 1];
  let thread: string | undefined;
  let now = AT;
  return async (type: AlertEventType, more: Partial<Message> = {}) => {
    if (type === "alert.reopened") life += 1;
    if (type === "alert.reopened" || type === "alert.released") episode += 1;
    now += 60_000;
    const known = thread === undefined ? {} : { thread };
    thread = (await tell(server, messageOf(type, { life, episode }, { ...known, ...more }), { now })).ref ?? thread;
  };
}

const open = (server: PagerDutyServer) => server.incidents.filter(({ status }) => status !== "resolved");
const LIFE = "chat/130/102/life/1";

describe("an alert's incident", () => {
  it("is triggered, acknowledged and resolved with the alert, by the alert and its life", async () => {
    const server = createPagerDuty();
    const happens = follow(server);
    await happens("alert.opened");
    await happens("alert.claimed");
    expect(server.incidents[0]?.status).toBe("acknowledged");
    await happens("alert.resolved");
    expect(server.events).toEqual(["trigger", "acknowledge", "resolve"].map((action) => `${action} ${LIFE}/episode/1`));
    expect(server.dropped).toEqual([]);
  });

  it("makes room for another one when the alert is released, because nothing undoes an acknowledgement", async () => {
    const server = createPagerDuty();
    const happens = follow(server);
    for (const type of ["alert.opened", "alert.claimed", "alert.released"] as const) await happens(type);
    expect(server.events.slice(2)).toEqual([`resolve ${LIFE}/episode/1`, `trigger ${LIFE}/episode/2`]);
    expect(open(server).map(({ status }) => status)).toEqual(["triggered"]);
    await happens("alert.claimed");
    await happens("alert.resolved");
    expect(server.events.slice(4)).toEqual([`acknowledge ${LIFE}/episode/2`, `resolve ${LIFE}/episode/2`]);
    expect(server.dropped).toEqual([]);
  });

  it("makes room for a louder one when nobody claims the alert, and that one is acknowledged and resolved", async () => {
    const server = createPagerDuty();
    const happens = follow(server);
    for (const type of ["alert.opened", "alert.escalated", "alert.escalated"] as const) await happens(type);
    expect(server.pages()).toBe(3);
    expect(open(server).map(({ key }) => key)).toEqual([`${LIFE}/episode/1/notice/2`]);
    await happens("alert.claimed");
    expect(open(server).map(({ status }) => status)).toEqual(["acknowledged"]);
    await happens("alert.reminded");
    expect(open(server).map(({ status }) => status)).toEqual(["triggered"]);
    await happens("alert.resolved");
    expect(open(server)).toEqual([]);
    expect(server.dropped).toEqual([]);
  });

  it.each([
    ["alert.opened", []],
    ["alert.claimed", []],
    ["alert.released", ["resolve", "trigger"]],
    ["alert.reopened", ["resolve", "trigger"]],
    ["alert.escalated", ["resolve", "trigger"]],
    ["alert.reminded", ["resolve", "trigger"]],
    ["alert.resolved", []],
    ["alert.expired", []],
  ] as const)("takes the steps that its noise needs: %s", (type, parts) => {
    expect(pagerduty.parts?.(messageOf(type), OPTIONS)).toEqual(parts);
    expect(pagerduty.isSequence).toBe(true);
  });

  it("is triggered once where the escalation is the first that the target is told", async () => {
    const server = createPagerDuty();
    const first: Message = { ...messageOf("alert.opened"), kind: "escalation" };
    expect(pagerduty.parts?.(first, OPTIONS)).toEqual(["trigger"]);
    await tell(server, first);
    expect(server.events).toEqual([`trigger ${LIFE}/episode/1`]);
  });

  it("has a key that was not used before, where it is not known how the first one ended", async () => {
    const server = createPagerDuty();
    await tell(server, messageOf("alert.opened"));
    await tell(server, messageOf("alert.escalated"));
    expect(server.pages()).toBe(2);
    expect(open(server)).toHaveLength(1);
  });

  it("gets more reasons in the same life without paging again", async () => {
    const server = createPagerDuty();
    const happens = follow(server);
    await happens("alert.opened");
    await happens("alert.escalated");
    await happens("alert.opened", { summary: "Lost chat" });
    expect(server.pages()).toBe(2);
    expect(server.incidents[1]?.log).toEqual(["trigger", "trigger"]);
  });

  it("is acknowledged and resolved by its derived key if nothing is known of what was sent", async () => {
    const server = createPagerDuty();
    for (const type of ["alert.opened", "alert.claimed", "alert.resolved"] as const)
      await tell(server, messageOf(type));
    expect(server.dropped).toEqual([]);
    expect(open(server)).toEqual([]);
  });

  it("is resolved by its derived key when the alert is open again, and nothing is known of what was sent", async () => {
    const server = createPagerDuty();
    for (const type of ["alert.opened", "alert.claimed"] as const) await tell(server, messageOf(type));
    await tell(server, messageOf("alert.released", { episode: 2 }));
    await tell(server, messageOf("alert.resolved", { episode: 2 }));
    await tell(server, messageOf("alert.reopened", { life: 2, episode: 3 }));
    expect(open(server).map(({ key }) => key)).toEqual(["chat/130/102/life/2/episode/3"]);
    expect(server.dropped).toEqual([`resolve ${LIFE}/episode/2`]);
  });

  it.each(["C0123ABCD/1503435956.000247", "https://hooks.slack.com/actions/T/1/x", "x".repeat(300), "chat/1/2"])(
    "is not looked for by what another channel sent: %s",
    async (thread) => {
      const server = createPagerDuty();
      await tell(server, messageOf("alert.opened", {}, { thread }));
      await tell(server, messageOf("alert.claimed", {}, { thread }));
      expect(server.events).toEqual([`trigger ${LIFE}/episode/1`, `acknowledge ${LIFE}/episode/1`]);
    },
  );

  it("stays the same when a request is repeated, because its answer was lost", async () => {
    const server = createPagerDuty();
    await tell(server, messageOf("alert.opened"));
    const released = messageOf("alert.released", { episode: 2 }, { thread: `${LIFE}/episode/1` });
    await tell(server, released);
    await tell(server, released);
    expect(server.pages()).toBe(2);
    expect(open(server)).toHaveLength(1);
  });

  it("is alone and in the alert's state, whatever happens to the alert, and pages whenever somebody must hear of it", async () => {
    const NEXT: Readonly<Record<string, readonly AlertEventType[]>> = {
      open: ["alert.claimed", "alert.resolved", "alert.escalated", "alert.expired"],
      claimed: [
        "alert.released",
        "alert.resolved",
        "alert.reminded",
        "alert.attempted",
        "alert.snoozed",
        "alert.assigned",
      ],
      resolved: ["alert.reopened"],
    };
    const AFTER: Readonly<Partial<Record<AlertEventType, string>>> = {
      ...{ "alert.claimed": "claimed", "alert.resolved": "resolved", "alert.expired": "resolved" },
      ...{ "alert.released": "open", "alert.reopened": "open" },
    };
    const LOUD = ["alert.released", "alert.reopened", "alert.escalated", "alert.reminded"];
    const property = fc.asyncProperty(fc.array(fc.nat(), { maxLength: 25 }), async (choices) => {
      const server = createPagerDuty();
      const happens = follow(server);
      await happens("alert.opened");
      let state = "open";
      for (const choice of choices) {
        const types = NEXT[state] ?? [];
        const type = types[choice % types.length];
        if (type === undefined) return;
        const pages = server.pages();
        await happens(type);
        state = AFTER[type] ?? state;
        const isQuiet = state === "claimed" && type !== "alert.reminded";
        expect(server.pages() - pages).toBe(LOUD.includes(type) ? 1 : 0);
        expect(open(server).map(({ status }) => status)).toEqual(
          state === "resolved" ? [] : [isQuiet ? "acknowledged" : "triggered"],
        );
      }
      for (const dropped of server.dropped) expect(dropped).toMatch(/^resolve /);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

describe("what is about no alert", () => {
  const warning = KINDS.warning ?? missed;
  const outage = KINDS.outage ?? missed;
  const DAY = 86_400_000;

  it("is one incident for the same warning on one day, and another one on the next", async () => {
    const server = createPagerDuty();
    await tell(server, warning);
    const [first, ...others] = warning.facts;
    await tell(server, {
      ...warning,
      summary: "13",
      facts: [{ label: first?.label ?? "", value: "13 requests" }, ...others],
    });
    expect(server.pages()).toBe(1);
    await tell(server, { ...warning, facts: others });
    await tell(server, KINDS.limit ?? missed);
    expect(server.pages()).toBe(3);
    await tell(server, warning, { now: AT + DAY });
    expect(server.pages()).toBe(4);
    expect(server.incidents[0]?.key).toMatch(/^warning\/2026-11-24\/[0-9a-f]{16}$/);
  });

  it("is one incident for each target that is disabled", async () => {
    const server = createPagerDuty();
    await tell(server, outage);
    await tell(server, { ...outage, summary: "13 deliveries are kept." });
    await tell(server, { ...outage, title: "Target leads is disabled" });
    expect(server.pages()).toBe(2);
  });

  it("is an incident for each test, and the same when a test is sent again", async () => {
    const server = createPagerDuty();
    const test = KINDS.test ?? missed;
    await tell(server, test, { id: "a" });
    await tell(server, test, { id: "a" });
    await tell(server, test, { id: "b" });
    expect(server.incidents.map(({ key }) => key)).toEqual(["test/a", "test/b"]);
  });
});

describe("what PagerDuty's stand-in answers", () => {
  it("disables the target whose key is none", async () => {
    const { outcomes } = await tell(createPagerDuty(), messageOf("alert.opened"), { key: KEY.replace("0", "f") });
    expect(outcomes).toMatchObject([{ kind: "out-of-order", status: 400 }]);
  });

  it("waits when there were too many requests", async () => {
    const server = createPagerDuty({ perMinute: 1 });
    await tell(server, messageOf("alert.opened"));
    const { outcomes } = await tell(server, messageOf("alert.claimed"));
    expect(outcomes).toMatchObject([{ kind: "retry", status: 429, waitUntil: AT + 30_000 }]);
  });

  it("is shown as an incident, and nothing in it acts", async () => {
    const server = createPagerDuty();
    await tell(server, messageOf("alert.opened", {}, { summary: "<script>alert(1)</script>" }));
    const page = server.incidents.map(incidentHtml).join("");
    expect(page).toContain("triggered: &lt;script&gt;");
    expect(page).toContain("error · missed · Chat · VCC Live 130/102");
    expect(page).toContain(`<a class="button" href="https://alerts.example.com/chats/130/102`);
  });
});
