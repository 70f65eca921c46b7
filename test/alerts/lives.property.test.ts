import fc from "fast-check";
import { expect, it } from "vitest";
import { type Alert, nextAlert } from "../../src/alerts/alert.ts";
import type { KnownAlert, KnownChat, Revision } from "../../src/alerts/lives.ts";
import { REASONS, type Reason } from "../../src/alerts/reasons.ts";
import type { RecipientPlan } from "../../src/alerts/recipient-plan.ts";
import { liesOnTop } from "../../src/chat/revision-order.ts";

/** What a chat comes to, as the store would keep it, and what was told in its current life. */
interface Story {
  readonly known: KnownChat | null;
  readonly life: readonly Alert[];
}

const event = fc.oneof(
  fc.record({
    kind: fc.constant("comes" as const),
    reasons: fc.subarray([...REASONS]),
    isSpam: fc.boolean(),
    /** So many messages of the customer, then of an agent; without dates every message is at no time. */
    customer: fc.nat(4),
    agent: fc.nat(2),
    isDated: fc.boolean(),
    /** Nobody is to hear. */
    isMuted: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom("resolved" as const, "reopened" as const, "expired" as const) }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;
type Comes = Extract<Event, { kind: "comes" }>;

function revisionOf({ customer, agent, isDated, reasons }: Comes): Revision {
  const said = { lastAt: isDated && customer > 0 ? customer : null, count: customer };
  const lastMessageAt = isDated && customer + agent > 0 ? (agent > 0 ? 10 + agent : customer) : null;
  return { reasons, rank: { lastMessageAt, messages: customer + agent }, said: () => said };
}

function heardBy(isMuted: boolean): RecipientPlan {
  const told = isMuted ? [] : [{ target: "slack", rule: null, dueAt: 0 }];
  return { matched: [], deliveries: told, suppressed: [], suppressedBy: null, escalations: [] };
}

function comes(story: Story, event: Comes): Story {
  const { known, life } = story;
  const revision = revisionOf(event);
  const onTop = known === null || known.gone !== null || liesOnTop(revision.rank, known.rank);
  const isSpam = onTop ? event.isSpam : known.isSpam;
  const alert = nextAlert(isSpam ? { ...revision, reasons: [] } : revision, known, () => heardBy(event.isMuted));
  const before = known?.alert ?? null;
  const kept = { rank: onTop ? revision.rank : known.rank, isSpam, gone: null };
  if (alert === null) {
    const now = before === null ? null : { ...before, said: saidBy(before, revision, onTop) };
    const ended = now !== null && isSpam && onTop && !now.isResolved ? { isResolved: true, isOver: true } : {};
    return { known: { ...kept, alert: now && { ...now, ...ended } }, life };
  }
  const { reasons, untold, number, said, beginsLife } = alert;
  const state = { isResolved: false, isOver: false };
  const next = { reasons, untold, number, ...state, said: onTop ? said : beginsLife ? null : (before?.said ?? null) };
  return { known: { ...kept, alert: next }, life: beginsLife ? [alert] : [...life, alert] };
}

function saidBy(alert: KnownAlert, { said }: Revision, onTop: boolean): KnownAlert["said"] {
  return onTop && !alert.isResolved ? said() : alert.said;
}

function after(story: Story, event: Event): Story {
  const { known, life } = story;
  if (event.kind === "comes") return comes(story, event);
  const alert = known?.alert ?? null;
  if (known === null) return story;
  switch (event.kind) {
    case "resolved":
      return alert === null ? story : { known: { ...known, alert: { ...alert, isResolved: true } }, life };
    case "reopened":
      if (alert === null || alert.isOver) return story;
      return { known: { ...known, alert: { ...alert, isResolved: false } }, life };
    case "expired": {
      const ended = alert !== null && !alert.isResolved ? { isResolved: true, isOver: true } : {};
      return { known: { ...known, gone: "expired", alert: alert && { ...alert, ...ended } }, life };
    }
  }
}

/** Every set of the life in which it was fresh, and somebody was to hear. */
function timesTold(life: readonly Alert[], reason: Reason): number {
  return life.filter(({ fresh, plan }) => plan.deliveries.length > 0 && fresh.includes(reason)).length;
}

it("whatever becomes of a chat, each reason of an alert's life is told once in that life, or counts as untold", () => {
  let lives = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 25 }), (events) => {
      let story: Story = { known: null, life: [] };
      for (const event of events) {
        const before = story.life;
        story = after(story, event);
        const { known, life } = story;
        if (before.length > 0 && life[0] !== before[0]) lives += 1;
        const alert = known?.alert ?? null;
        if (alert === null || alert.isResolved) continue;
        for (const reason of alert.reasons) {
          expect(timesTold(life, reason)).toBe(alert.untold.includes(reason) ? 0 : 1);
        }
        const newest = event.kind === "comes" && !known?.isSpam ? event.reasons : [];
        for (const reason of newest) expect(alert.reasons).toContain(reason);
        if (event.kind === "comes" && !event.isMuted) for (const one of newest) expect(alert.untold).not.toContain(one);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(lives).toBeGreaterThan(100);
});

it("a resolved alert stays resolved exactly where a revision has no new reason and no new message of the customer", () => {
  const comesIn = event.filter((one): one is Comes => one.kind === "comes" && one.reasons.length > 0 && !one.isSpam);
  fc.assert(
    fc.property(comesIn, comesIn, fc.array(comesIn, { maxLength: 3 }), (first, last, between) => {
      const quiet = between.map((one) => ({ ...one, reasons: [] }));
      const start = after(after({ known: null, life: [] }, { ...first, isDated: true }), { kind: "resolved" });
      const dated = [...quiet, last].map((one) => ({ ...one, isDated: true }));
      const end = dated.reduce(after, start);
      const isNews = last.customer > first.customer || last.reasons.some((reason) => !first.reasons.includes(reason));
      expect(end.known?.alert?.isResolved).toBe(!isNews);
    }),
  );
});
