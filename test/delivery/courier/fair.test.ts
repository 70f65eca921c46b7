import { env } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeliveryKind, isBatched, KINDS } from "../../../src/alerts/delivery.ts";
import type { Message } from "../../../src/channels/message.ts";
import { THOROUGH } from "../../support/thorough.ts";
import { Turns } from "../model/support/turns.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

const WINDOW = 30 * SECOND;
/** How long alerts keep coming. */
const HOURS = THOROUGH ? 4 : 1;

interface Planted {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly dueAt: number;
}

interface Sent {
  readonly at: number;
  readonly planted: readonly Planted[];
}

const MESSAGE: Message = {
  ...{
    kind: "alert",
    language: "en",
    title: "played",
    summary: "",
    facts: [],
    quote: null,
    items: [],
    footnotes: [],
    links: [],
  },
  ...{ about: null, plain: false },
};

/** Deliveries of any kind, about no chat: what they say does not matter here. */
async function plant(world: World, planted: readonly Planted[]): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
     SELECT value ->> 'id', value ->> 'kind', ?, '[]', 'pending', value ->> 'dueAt', value ->> 'dueAt' FROM json_each(?)`,
  )
    .bind(world.target, JSON.stringify(planted))
    .run();
}

/** What was sent, message by message. */
function watch(world: World, planted: readonly Planted[]): readonly Sent[] {
  const sent: Sent[] = [];
  const byId = new Map(planted.map((one) => [one.id, one]));
  world.compose = async (together) => {
    sent.push({ at: world.now, planted: together.flatMap(({ id }) => byId.get(id) ?? []) });
    return { message: MESSAGE, members: together, suppressed: [] };
  };
  return sent;
}

/** What was not fair, too fast, or in the wrong order. */
function wrongIn(sent: readonly Sent[], planted: readonly Planted[]): readonly string[] {
  const wrong: string[] = [];
  const turns = new Turns();
  const left = new Map(planted.map((one) => [one.id, one]));
  const gatheredUntil = new Map<DeliveryKind, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, planted: carried } of sent) {
    const [first] = carried;
    if (first === undefined) return ["an empty message"];
    if (at - last < SECOND) wrong.push(`${first.id} goes ${at - last} ms after the one before`);
    const ready = [...left.values()].filter(
      ({ kind, dueAt }) => dueAt <= at && (!isBatched(kind) || (gatheredUntil.get(kind) ?? 0) <= at),
    );
    const older = ready.filter(
      ({ kind, dueAt }) => kind === first.kind && dueAt < Math.min(...carried.map((one) => one.dueAt)),
    );
    if (older.length > 0) wrong.push(`${older[0]?.id} is older than ${first.id}, and waits`);
    wrong.push(...turns.sent(first.kind, [...new Set(ready.map(({ kind }) => kind))]));
    for (const { id } of carried) left.delete(id);
    gatheredUntil.set(first.kind, at + WINDOW);
    last = at;
  }
  return [...wrong, ...[...left.keys()].map((id) => `${id} was never sent`)];
}

async function played(world: World, planted: readonly Planted[], until: number): Promise<readonly Sent[]> {
  const sent = watch(world, planted);
  await plant(world, planted);
  await world.wake();
  await world.runUntil(until);
  return sent;
}

describe("a courier is fair", () => {
  it("to escalations while alerts keep coming: one every twenty seconds, for hours", () =>
    inWorld(async (world) => {
      const start = world.now;
      const every = (kind: DeliveryKind, count: number, gap: number, from: number) =>
        Array.from({ length: count }, (_, index) => ({
          id: `${kind}-${index}`,
          kind,
          dueAt: start + from + index * gap,
        }));
      const planted = [
        ...every("alert", (HOURS * HOUR) / (20 * SECOND), 20 * SECOND, 0),
        ...every("escalation", (HOURS * HOUR - 15 * MINUTE) / (20 * SECOND), 20 * SECOND, 15 * MINUTE),
        ...every("reminder", 11 * HOURS, 4 * MINUTE, HOURS * 15 * MINUTE),
      ];
      const sent = await played(world, planted, start + HOURS * HOUR + 5 * MINUTE);
      expect(wrongIn(sent, planted)).toEqual([]);
      const lateness = sent.flatMap(({ at, planted: some }) => some.map(({ dueAt }) => at - dueAt));
      expect(Math.max(...lateness)).toBeLessThanOrEqual(WINDOW + 3 * SECOND);
      expect(sent.filter(({ planted: [first] }) => first?.kind === "escalation").length).toBeGreaterThan(80 * HOURS);
    }));

  it("to all kinds, whatever arrives when; it keeps to the pace, and the oldest of a kind goes first", async () => {
    const arrival = fc.record({
      kind: fc.constantFrom(...KINDS),
      gap: fc.constantFrom(0, 0, 1, 400, SECOND, 7 * SECOND, 31 * SECOND),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 2, maxLength: 30 }), (arrivals) =>
        inWorld(async (world) => {
          let at = world.now;
          const planted = arrivals.map(({ kind, gap }, index): Planted => {
            at += gap;
            return { id: `${world.target}-${kind}-${index}`, kind, dueAt: at };
          });
          const sent = await played(world, planted, at + HOUR);
          expect(wrongIn(sent, planted)).toEqual([]);
        }),
      ),
      { numRuns: 25 },
    );
  });
});
