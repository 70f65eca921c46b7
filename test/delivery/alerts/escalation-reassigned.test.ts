import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { alerted, escalating, escalations } from "../support/follow.ts";
import { FALLBACK, HOUR, inWorld, MINUTE } from "../support/world.ts";

describe("an escalation is a delivery like any other", () => {
  it("goes to the default targets where its own is gone", () =>
    inWorld(async (world) => {
      escalating(world);
      const { chatId } = await alerted(world);
      world.settings = "gone";
      await world.wake();
      await world.runUntil(world.now + 2 * HOUR);
      const notes = (await escalations(world)).map(([, status, code, note]) => [status, code, note]);
      const note = `no target of the settings any more: told to ${FALLBACK}`;
      expect(notes).toEqual(Array(2).fill(["suppressed", "target-removed", note]));
      expect(await dueOf(`7-${chatId}-escalation-1-2-${FALLBACK}`)).toEqual(["pending", "All", HOUR]);
    }));

  it("goes to the fallback where it ends dead", () =>
    inWorld(async (world) => {
      escalating(world);
      world.fallback = FALLBACK;
      const { chatId } = await alerted(world);
      world.answer = () => ({ kind: "dead", status: 302, result: { code: "answered", status: 302 } });
      await world.runUntil(world.now + 20 * MINUTE);
      expect(await dueOf(`7-${chatId}-escalation-1-1-${FALLBACK}`)).toEqual(["pending", "All", 15 * MINUTE]);
    }));
});

/** How a delivery stands, by which rule, and how long after it was made it is due. */
async function dueOf(id: string) {
  const sql = "SELECT status, rule, due_at - created_at FROM deliveries WHERE id = ?";
  const [row] = await env.DB.prepare(sql).bind(id).raw();
  return row;
}
