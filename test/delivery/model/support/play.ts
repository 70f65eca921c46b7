import { env } from "cloudflare:test";
import type { Outcome } from "../../../../src/channels/channel.ts";
import { openDatabase } from "../../../../src/store/database.ts";
import { digestStatement } from "../../../../src/store/deliveries/digests.ts";
import { outageOf, switchOn } from "../../../../src/store/deliveries/outages.ts";
import { rule } from "../../../alerts/support/judged.ts";
import { CLAIM, follow, REOPEN, RESOLVE } from "../../support/follow.ts";
import { DAY, FALLBACK, HOUR, lostChat, MINUTE, type World } from "../../support/world.ts";
import { Model } from "./model.ts";
import type { Side, Step } from "./steps.ts";

const db = openDatabase(env.DB, new AbortController().signal);

interface Answer {
  readonly outcome: Outcome;
  readonly took: boolean;
}

const WELL: Answer = {
  outcome: { kind: "sent", status: 200, result: { code: "answered", status: 200 }, ref: "C1/1" },
  took: true,
};
const MALFORMED: Answer = {
  outcome: { kind: "malformed", status: 400, result: { code: "answered", status: 400 } },
  took: false,
};

/** What the other side does with a message: its answer, and whether it has the message. */
const SIDES: Readonly<Record<Side, (now: number, plain: boolean) => Answer>> = {
  well: () => WELL,
  patient: (now) => ({
    outcome: { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil: now + 5 * HOUR + 7 },
    took: false,
  }),
  broken: () => ({ outcome: { kind: "retry", status: 500, result: { code: "answered", status: 500 } }, took: false }),
  busy: (now) => ({
    outcome: { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil: now + 4 * MINUTE + 7 },
    took: false,
  }),
  deaf: () => ({ outcome: { kind: "retry", result: { code: "no-answer", seconds: 10 } }, took: true }),
  moved: () => ({ outcome: { kind: "dead", status: 302, result: { code: "answered", status: 302 } }, took: false }),
  picky: (_, plain) => (plain ? WELL : MALFORMED),
  deprecated: () => MALFORMED,
  gone: () => ({
    outcome: { kind: "out-of-order", status: 404, result: { code: "answered", status: 404, word: "no_service" } },
    took: false,
  }),
};

/** Lets the same happen to the courier and to the model, and then everything be well for long enough. */
export async function play(world: World, steps: readonly Step[]): Promise<Model> {
  const model = new Model();
  const chats: Readonly<Record<string, unknown>>[] = [];
  const escalate = [15, 60].map((minutes) => ({ after: minutes * MINUTE, to: [world.target] }));
  world.rules = [rule("All", { to: [world.target], escalate, remind: HOUR })];
  world.standIns = [FALLBACK];
  // Another is told: what ended here because of it.
  world.wakes = async () => {
    if (world.settings === "gone" && (await outageOf(db, world.target)) === null) model.forgotten();
    for (const { id, status, note } of await world.deliveries()) {
      if (status === "suppressed" && note?.endsWith(`told to ${FALLBACK}`)) {
        model.handedOn(id, note.startsWith("no target"), world.now);
      }
    }
  };
  let side: Side = "well";
  let carried: readonly string[] = [];
  const compose = world.compose;
  world.compose = async (together) => {
    const composed = await compose(together);
    model.composes(
      together.map(({ id }) => id),
      world.now,
    );
    carried = composed.members.map(({ id }) => id);
    return composed;
  };
  world.answer = ({ plain }) => {
    if (world.settings === "wrong") model.wrong.push(`${carried[0]} is sent by settings that are wrong`);
    const { outcome, took } = SIDES[side](world.now, plain);
    model.sends(carried, plain, world.now, outcome, took);
    return outcome;
  };
  const switchedOn = async () => {
    if ((await outageOf(db, world.target)) === null) return;
    await switchOn(db, world.target, world.now);
    model.switchedOn(world.now);
  };
  /** New deliveries, of which the model hears from the record: what is recorded is tested elsewhere. */
  const receive = async (chat: Readonly<Record<string, unknown>>, heldFor: number) => {
    await world.receive(chat);
    await recorded(Number(chat.chatId), heldFor);
  };
  const recorded = async (chatId: number, heldFor: number) => {
    for (const { id, due_at } of await world.deliveries()) {
      if (model.deliveries.has(id)) continue;
      const held = id.includes("-alert-") ? heldFor : 0;
      await env.DB.prepare("UPDATE deliveries SET due_at = due_at + ? WHERE id = ?").bind(held, id).run();
      model.recorded(id, chatId, due_at + held);
    }
  };
  const followUp = async (index: number, kind: "claim" | "resolve" | "reopen") => {
    const chat = chats[index % Math.max(1, chats.length)];
    if (chat === undefined) return;
    const chatId = Number(chat.chatId);
    // Nobody is so fast that two of them stand at the same millisecond.
    await world.runUntil(world.now + 1);
    const act = { claim: CLAIM, resolve: RESOLVE, reopen: REOPEN }[kind];
    await follow(world, [{ projectId: 7, chatId }], act, "Jane Smith", [world.target]);
    if (kind === "claim") model.claimed(chatId);
    else if (kind === "resolve") model.resolved(chatId);
    else model.reopened(chatId);
    await recorded(chatId, 0);
    await world.wake();
  };
  const again = async (index: number, change: Readonly<Record<string, unknown>>) => {
    const at = index % Math.max(1, chats.length);
    const chat = { ...chats[at], ...change };
    if (chats[at] === undefined) return;
    chats[at] = chat;
    if (chat.isSpam === 1) model.markedAsSpam(Number(chat.chatId));
    await receive(chat, 0);
  };
  let digests = 0;
  /** Of a day in which a chat came in, so that there is something to tell. */
  const digest = async () => {
    if (chats.length === 0) return;
    digests += 1;
    const period = `daily-2026-11-25-${String(digests).padStart(4, "0")}`;
    await db.batch([digestStatement([{ target: world.target, period }], world.now)]);
    await recorded(0, 0);
    await world.wake();
  };
  const sendNow = async (index: number) => {
    const waiting = (await world.deliveries()).filter(({ status }) => status === "pending");
    const one = waiting[index % Math.max(1, waiting.length)];
    if (one === undefined) return;
    const retried = await world.retry(one.id);
    if (retried.kind === "due") model.hurried(one.id, retried.was, world.now);
  };
  const perform = async (step: Step) => {
    switch (step.kind) {
      case "chat":
        chats.push(lostChat());
        await receive(chats.at(-1) ?? {}, step.heldFor);
        return world.wake();
      case "new reason":
        await again(step.chat, { slaStatus: "missedAfterSLA" });
        return world.wake();
      case "spam":
        return again(step.chat, { isSpam: 1 });
      case "claim":
      case "resolve":
      case "reopen":
        return followUp(step.chat, step.kind);
      case "digest":
        return digest();
      case "pass":
        return world.runUntil(world.now + step.time);
      case "store":
        world.d1 = step.is;
        model.storeIsWell = false;
        return;
      case "courier":
        world.isCurrent = step.isCurrent;
        model.isCurrent = step.isCurrent;
        return world.wake();
      case "send now":
        return sendNow(step.delivery);
      case "side":
        side = step.is;
        return;
      case "settings":
        world.settings = step.are;
        return;
      case "restart":
        return world.restart();
      case "lose the alarm":
        world.alarm = null;
        return;
      case "switch on":
        await switchedOn();
        return world.wake();
      case "wake":
        return world.wake();
    }
  };
  for (const step of steps) await perform(step);
  world.d1 = "well";
  world.settings = "right";
  world.isCurrent = true;
  model.isCurrent = true;
  side = "well";
  await world.wake();
  // What the journal holds reaches D1 first: also that the target was disabled.
  await world.runUntil(world.now + MINUTE);
  await switchedOn();
  await world.wake();
  await world.runUntil(world.now + 5 * DAY);
  return model;
}
