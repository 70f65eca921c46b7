import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered, CAME_BACK, lost, OPEN, status } from "../support/customers.ts";
import { history } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

describe("a lost chat that comes in late", () => {
  it("is over at once where the contact was answered since", async () => {
    await answered(305, 10, { contactId: 31, entityId: null });
    await answered(306, 20, { contactId: 31, entityId: null });
    await lost(301, 0, { contactId: 31, entityId: null });
    expect(await status(301)).toEqual(CAME_BACK);
    expect(await history(301)).toEqual([[null, "resolve", "came-back", "130/305"]]);
  });

  it("is open where they were answered before only, or by another project, or the chat is spam by now", async () => {
    await answered(311, 0, { contactId: 32 });
    await answered(312, 20, { contactId: 32, projectId: 131 });
    await answered(313, 20, { contactId: 32 });
    await answered(313, 30, { contactId: 32, isSpam: 1 });
    await lost(314, 10, { contactId: 32, entityId: null });
    expect(await status(314)).toEqual(OPEN);
  });
});

/** A chat as it comes in: of a few customers, in a few minutes, so that they meet. */
const arrival = fc.record({
  project: fc.constantFrom(0, 1),
  contactId: fc.constantFrom(null, 1, 2),
  entityId: fc.constantFrom(null, 3, 4),
  minute: fc.integer({ min: 0, max: 5 }),
  kind: fc.constantFrom("lost", "answered", "spam"),
});
type Arrived = typeof arrival extends fc.Arbitrary<infer Value> ? Value : never;

const same = (one: number | null, other: number | null) => one !== null && one === other;

/** Whether the alert of the `index`-th is over, told by the words of the rule alone. */
function isOver(all: readonly Arrived[], index: number): boolean {
  const own = all[index];
  return all.some((other, place) => {
    if (own === undefined || other.kind !== "answered" || other.project !== own.project) return false;
    const contact = same(other.contactId, own.contactId);
    const known = place > index ? contact || same(other.entityId, own.entityId) : contact;
    return known && other.minute > own.minute;
  });
}

it("in whatever order chats come, an alert is over where its customer was answered after it, and only there", async () => {
  let projects = 1_000;
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 2, maxLength: 6 }), async (all) => {
      projects += 2;
      for (const [index, { project, minute, kind, contactId, entityId }] of all.entries()) {
        const changes = { projectId: projects + project, contactId, entityId };
        if (kind === "lost") await lost(index + 1, minute, changes);
        else await answered(index + 1, minute, { ...changes, isSpam: kind === "spam" ? 1 : 0 });
      }
      for (const [index, { project, kind }] of all.entries()) {
        if (kind !== "lost") continue;
        expect(await status(index + 1, projects + project)).toEqual(isOver(all, index) ? CAME_BACK : OPEN);
      }
    }),
    { numRuns: 40 },
  );
  expect(await env.DB.prepare("SELECT count(*) FROM alerts WHERE state = 'resolved'").raw()).not.toEqual([[0]]);
}, 60_000);
