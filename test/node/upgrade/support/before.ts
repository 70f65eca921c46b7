import { expect } from "vitest";
import type { Answer, Asking } from "./installation.ts";
import { encrypted, quarantined, type Work } from "./work.ts";

/** What was handed to somebody on the day, and must be good for something after an upgrade. */
export interface Handed {
  cookie: string;
  /** A press of a button that was acted on. */
  press: Asking;
}

/** Something that is done before an upgrade. */
interface AuditEntry {
  /** On the day's clock. */
  readonly at: string;
  readonly what: string;
  /** Every answer must be this one; 200 where it is not said. */
  readonly status?: number;
  readonly do: (work: Work, handed: Handed) => Promise<Answer | readonly Answer[]>;
}

/** Targets that are off at the end of the day. */
export const OFF = ["boss", "sales"];

/**
 * What waits after a failure, by target: version 0.1 does not know that it was tried, nor how long it was to wait, and
 * tells it at once.
 */
export const TRIED: Readonly<Record<string, readonly number[]>> = { slack: [22], orders: [29] };

/** Chats of the day that were told, and erased afterwards. */
export const ERASED = [17, 18, 19];

/** Chats of one contact, whose erasure is under way in the end. */
export const MANY = [100, ...Array.from({ length: 39 }, (_, index) => 101 + index)] as const;

const missed = { disposition: "missed", slaStatus: "missedAfterSLA" } as const;
const lost = { disposition: "lost", slaStatus: "" } as const;
const inOrder = async (answers: readonly (() => Promise<Answer>)[]) => {
  const given: Answer[] = [];
  for (const answer of answers) given.push(await answer());
  return given;
};

/**
 * All that an installation is filled with before an upgrade, in this order; between two times everything that is due
 * goes out. A later change that stores something new adds a entry here. Chats of the day have numbers of their own:
 *
 * 5 missed and nobody's, with a step of its escalation to come; 6 claimed, with a reminder to come; 20 kept for a target
 * that is off; 21 held for the opening; 22 waits as long as Slack asked for, and so does 29, as plain text; 24 claimed
 * by a button, which the bot's target has not heard of.
 */
const BEFORE: readonly AuditEntry[] = [
  {
    at: "10:30",
    what: "somebody signs in",
    do: async (work, handed) => {
      handed.cookie = await work.signsIn("supervisor");
      return work.site.ask("/sign-in", { as: null, headers: { Cookie: handed.cookie } });
    },
  },
  {
    at: "10:30",
    what: "a chat of Sales is lost, and told alone",
    do: (work) => work.closes(7, { ...lost, lastQueueName: "Leads" }),
  },
  { at: "10:32", what: "one of Sales is missed", do: (work) => work.closes(5, { ...missed, lastQueueName: "Sales" }) },
  {
    at: "10:34",
    what: "one that Slack answers with a redirect ends dead, and the fallback hears",
    do: (work) => {
      work.site.slacks["sales-slack"].next({ status: 302, headers: { Location: "https://slack.test/" }, body: "" });
      return work.closes(25, { ...lost, lastQueueName: "Sales" });
    },
  },
  {
    at: "10:34",
    what: "one is for the bot",
    do: (work) => work.closes(23, { ...missed, lastQueueName: "Key accounts" }),
  },
  {
    at: "10:36",
    what: "another of Sales is missed",
    do: (work) => work.closes(6, { ...missed, lastQueueName: "Sales" }),
  },
  { at: "10:36", what: "chats are answered", do: (work) => inOrder([1, 26].map((n) => () => work.closes(n))) },
  {
    at: "10:36",
    what: "chats are lost and missed",
    do: (work) =>
      inOrder([
        ...[2, 17].map((n) => () => work.closes(n, lost)),
        ...[3, 12, 13, 14].map((n) => () => work.closes(n, missed)),
        ...[18, 19].map((n) => () => work.closes(n, { ...missed, contactId: work.id(18) })),
      ]),
  },
  { at: "10:36", what: "one is answered late", do: (work) => work.closes(4, { slaStatus: "answeredAfterSLA" }) },
  { at: "10:36", what: "one is missed and spam", do: (work) => work.closes(9, { ...missed, isSpam: 1 }) },
  {
    at: "10:36",
    what: "one is of a queue that nobody hears of",
    do: (work) => work.closes(10, { ...missed, lastQueueName: "Test room" }),
  },
  {
    at: "10:36",
    what: "one was closed a month ago",
    do: (work) => work.closes(11, { ...missed, minutesAgo: 30 * 24 * 60 }),
  },
  {
    at: "10:36",
    what: "one does not fit into a row",
    do: (work) => work.closes(28, { ...missed, filler: "x".repeat(1_600_000) }),
  },
  {
    at: "10:36",
    what: "one has words that nobody knows",
    do: (work) => work.closes(27, { disposition: "vanished", slaStatus: "odd" }),
  },
  {
    at: "10:36",
    what: "another is for the bot, which has a message for each",
    do: (work) => work.closes(24, { ...missed, lastQueueName: "Key accounts" }),
  },
  {
    at: "10:36",
    what: "one has revisions, comes again, and once more as it was",
    do: (work) =>
      inOrder([
        () => work.closes(8, missed),
        () => work.closes(8, { ...missed, more: ["Hello?"] }),
        () => work.repeats(8),
        () => work.closes(8, { ...missed, minutesAgo: 30, more: ["an older state"] }),
      ]),
  },
  {
    at: "10:36",
    what: "a customer is missed, and comes back",
    do: (work) =>
      inOrder([
        () => work.closes(15, { ...missed, minutesAgo: 5 }),
        () => work.closes(16, { contactId: work.id(15), minutesAgo: 0 }),
      ]),
  },
  {
    at: "10:36",
    what: "bodies come that nobody can read",
    status: 422,
    do: (work) => {
      const sealed = encrypted(`{"chatId":${work.id(90)}}`);
      return inOrder([() => work.sends(`{"chatId":"${work.id(91)}`), () => work.sends(sealed.body, sealed.query)]);
    },
  },
  {
    at: "10:38",
    what: "people claim",
    do: (work) =>
      inOrder([
        () => work.follows(6, "claim", "admin"),
        () => work.follows(3, "claim", "supervisor"),
        () => work.follows(23, "claim", "supervisor"),
      ]),
  },
  {
    at: "10:38",
    what: "people resolve",
    do: (work) =>
      inOrder([
        () => work.follows(4, "resolve", "supervisor", { outcome: "called-back", note: "calls again on Monday" }),
        () => work.follows(13, "resolve", "supervisor", { outcome: "no-need" }),
        () => work.follows(14, "resolve", "admin", { outcome: "unreachable" }),
        () => work.follows(7, "resolve", "admin", { outcome: "called-back" }),
        () => work.follows(25, "resolve", "admin", { outcome: "spam" }),
      ]),
  },
  { at: "10:38", what: "one is opened again", do: (work) => work.follows(14, "reopen", "admin") },
  {
    at: "10:38",
    what: "one opens again by a new reason",
    do: (work) => work.closes(13, { ...lost, more: ["Hello?"] }),
  },
  {
    at: "10:38",
    what: "one is marked as spam, open as it is",
    do: (work) => work.closes(12, { ...missed, isSpam: 1, more: ["buy"] }),
  },
  {
    at: "10:38",
    what: "a chat and a contact are erased",
    do: (work) =>
      inOrder([
        () => work.site.ask(`/chats/${work.name(17)}`, { method: "DELETE" }),
        () => work.site.ask(`/contacts/130/${work.id(18)}`, { method: "DELETE" }),
      ]),
  },
  {
    at: "10:38",
    what: "an administrator tests a target",
    do: (work) => work.site.ask("/targets/boss/test", { method: "POST" }),
  },
  {
    at: "10:38",
    what: "and has a body read again, in vain",
    status: 422,
    do: async (work) => {
      const [id] = await quarantined(work.site);
      return work.site.ask(`/quarantine/${id}/replay`, { method: "POST" });
    },
  },
  // The first step of the escalation of 5 was at 10:47.
  {
    at: "12:20",
    what: "targets are switched off",
    do: (work) => inOrder(OFF.map((target) => () => work.site.ask(`/targets/${target}/off`, { method: "POST" }))),
  },
  {
    at: "12:20",
    what: "one is kept for a target that is off",
    do: (work) => work.closes(20, { ...missed, lastQueueName: "Complaints" }),
  },
  {
    at: "12:20",
    what: "one is held for the opening",
    do: (work) => work.closes(21, { ...missed, lastQueueName: "Sales" }),
  },
  {
    at: "12:20",
    what: "Slack asks to wait with one for an hour",
    do: (work) => {
      work.site.slacks.slack.next({ status: 429, headers: { "Retry-After": "3600" }, body: "rate_limited" });
      return work.closes(22, lost);
    },
  },
  {
    at: "12:20",
    what: "Slack refuses one for its form, and asks to wait with it as plain text",
    do: (work) => {
      const later = { status: 429, headers: { "Retry-After": "4200" }, body: "rate_limited" };
      work.site.slacks.orders.next({ status: 400, body: "invalid_blocks" }, later);
      return work.closes(29, { ...missed, lastQueueName: "Orders" });
    },
  },
  // Nothing settles after this.
  {
    at: "12:24",
    what: "a button is pressed, of which the bot's target can not hear",
    do: async (work, handed) => {
      handed.press = await work.presses(24, "claim");
      return work.site.ask("/slack/interactions", handed.press);
    },
  },
  {
    at: "12:24",
    what: "a contact has more chats than one request erases",
    do: (work) => Promise.all(MANY.map((n) => work.closes(n, { contactId: work.id(MANY[0]) }))),
  },
  {
    at: "12:24",
    what: "an erasure is under way",
    status: 202,
    do: (work) => work.site.ask(`/contacts/130/${work.id(MANY[0])}`, { method: "DELETE" }),
  },
];

/** Does all of it. */
export async function fill(work: Work): Promise<Handed> {
  const handed: Handed = { cookie: "", press: {} };
  let last = "";
  for (const { at, what, status = 200, do: act } of BEFORE) {
    if (at !== last) {
      if (last !== "") await work.site.settle(last < "12:20" ? [] : OFF);
      await work.site.moveTo(work.clock(at));
      last = at;
    }
    const answers = [await act(work, handed)].flat();
    expect(answers.map((answer) => [what, answer.status])).toEqual(answers.map(() => [what, status]));
  }
  return handed;
}
