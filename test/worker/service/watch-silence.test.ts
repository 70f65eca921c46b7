import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { direct } from "../support/direct.ts";
import { chatBody, posted } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, newWatch, rows, setClock, told } from "./support/watching.ts";

nobodyDelivers();
beforeEach(newWatch);
afterEach(() => vi.useRealTimers());

const HOUR = 60;
const QUIET = { QUIET_AFTER: "4h" };
const OFFICE = {
  ...QUIET,
  QUIET_HOURS: "office",
  HOURS: { office: { open: ["Mon-Fri 08:00-16:00"] } },
  TIME_ZONE: "UTC",
};

let chats = 0;

async function chat(minutes: number, settings: object): Promise<void> {
  setClock(minutes);
  chats += 1;
  const { response, rest } = await direct(posted(chatBody(chats)), settings);
  await rest;
  expect(response.status).toBe(200);
}

/** At which of these minutes after the start the engineers are told. */
async function toldAt(minutes: readonly number[], settings: object): Promise<readonly number[]> {
  const at: number[] = [];
  for (const minute of minutes) {
    const before = (await told()).length;
    await cron(minute, settings);
    if ((await told()).length > before) at.push(minute);
  }
  return at;
}

describe("no chat at all", () => {
  it("is told after QUIET_AFTER, once for each silence, and never too early", async () => {
    await chat(7, QUIET);
    expect(await toldAt([8, 4 * HOUR + 6, 4 * HOUR + 10, 5 * HOUR, 90 * HOUR], QUIET)).toEqual([4 * HOUR + 10]);
    await chat(91 * HOUR, QUIET);
    expect(await toldAt([92 * HOUR, 96 * HOUR, 97 * HOUR], QUIET)).toEqual([96 * HOUR]);
  });

  it("is told where none ever came since the self-check began", async () => {
    expect(await toldAt([0, 3 * HOUR, 4 * HOUR, 5 * HOUR], QUIET)).toEqual([4 * HOUR]);
  });

  it("is no silence while it is closed", async () => {
    await chat(5 * HOUR, OFFICE);
    expect(await toldAt([10 * HOUR, 24 * HOUR, 25 * HOUR + 1, 26 * HOUR], OFFICE)).toEqual([25 * HOUR + 1]);
  });

  it("is not minded where QUIET_AFTER is not set, and begins anew when it is", async () => {
    await chat(0, QUIET);
    expect(await toldAt([10 * HOUR], {})).toEqual([]);
    expect(await toldAt([20 * HOUR, 23 * HOUR, 24 * HOUR], QUIET)).toEqual([24 * HOUR]);
  });

  it("costs a chat one row in five minutes at most", async () => {
    const heard = () => rows("SELECT value FROM facts WHERE name = 'last-chat'");
    await chat(1, QUIET);
    const first = await heard();
    await chat(4, QUIET);
    expect(await heard()).toEqual(first);
    await chat(6, QUIET);
    expect(await heard()).not.toEqual(first);
  });
});
