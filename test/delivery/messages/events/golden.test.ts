import { expect, it } from "vitest";
import type { Actor } from "../../../../src/alerts/actor.ts";
import { bodyOf } from "../../../../src/channels/webhook/body.ts";
import { composeMessage } from "../../../../src/delivery/compose.ts";
import { followUp } from "../../../../src/followup/follow-up.ts";
import { moved } from "../../../demo/moved.ts";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import claimed from "../../../fixtures/webhook/alert.claimed.json";
import opened from "../../../fixtures/webhook/alert.opened.json";
import resolved from "../../../fixtures/webhook/alert.resolved.json";
import { READING } from "../../../support/reading.ts";
import { inWorld } from "../../support/world.ts";

const ORIGIN = "https://alerts.example.com";
const MINUTE = 60_000;
const ANNA: Actor = { authMethod: "access", id: "anna@example.com", name: "anna@example.com" };
const KEY = { projectId: 130, chatId: 101 };

it("an alert that is opened, claimed and resolved is sent as in the examples of the README", async () => {
  await inWorld(async (world) => {
    world.updates = "events";
    world.compose = (together) =>
      composeMessage({ batch: world.batch }, together, {
        ...{ target: world.target, updates: "events", language: "en", timeZone: "UTC", reading: READING },
        ...{ hasRules: false, show: ["name", "words", "phone1"], digestsAlways: false, origin: ORIGIN, now: world.now },
        quietUntil: () => null,
        link: async (path) => `${ORIGIN}${path}?signature=…&until=…`.replaceAll("…", "x"),
      });
    const follow = async (act: Parameters<typeof followUp>[2]) => {
      world.now += 5 * MINUTE;
      const none = { stepsFrom: () => [], openingsFrom: () => [], remindersFrom: () => [] };
      const following = { targets: [world.target], eventTargets: [world.target], ...none };
      await followUp({ batch: world.batch }, [KEY], act, { actor: ANNA }, following, world.now);
      await world.wake();
      await world.runUntil(world.now);
    };
    await world.receive({ ...moved(missed, world.now - MINUTE), ...KEY });
    await world.wake();
    await world.runUntil(world.now);
    await follow({ action: "claim" });
    await follow({ action: "resolve", outcome: "called-back", note: null });
    const bodies = world.got.map(({ message, at }) => JSON.parse(bodyOf(message, at)));
    expect(bodies).toEqual([opened, claimed, resolved]);
  });
});
