import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ADMIN } from "../support/door.ts";
import { ask, SUPERVISOR } from "../support/following.ts";
import { signedIn } from "../support/signed-in.ts";
import { empty } from "./support/everything.ts";

const HOUR = Date.parse("2026-11-24T08:00:00Z");
const MINUTE = 60_000;

beforeEach(async () => {
  await empty();
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => vi.useRealTimers());

async function look(minute: number, path: string, who: Record<string, string>): Promise<number> {
  vi.setSystemTime(HOUR + minute * MINUTE);
  return (await ask(path, who)).status;
}

function entries() {
  return env.DB.prepare("SELECT at, who, door, action, what FROM audit ORDER BY at, who DESC").raw();
}

const entry = (hour: number, who: string) => {
  return [HOUR + hour * 60 * MINUTE, who, "token", "listed", "the inbox, within this hour"];
};

describe("whoever looks at the inbox is on the audit list", () => {
  it("once an hour, however often it refreshes itself, as a page or for programs", async () => {
    for (let minute = 0; minute < 60; minute += 20) {
      for (const path of ["/", "/?state=mine", "/alerts.json"]) await look(minute, path, SUPERVISOR);
    }
    expect(await entries()).toEqual([entry(0, "supervisor token")]);
    await look(59.9, "/", SUPERVISOR);
    await look(60, "/", SUPERVISOR);
    expect(await entries()).toEqual([entry(0, "supervisor token"), entry(1, "supervisor token")]);
  });

  it("each by themselves", async () => {
    await look(5, "/", SUPERVISOR);
    await look(6, "/alerts.json", ADMIN);
    expect(await entries()).toEqual([entry(0, "supervisor token"), entry(0, "admin token")]);
  });

  it("and by each door", async () => {
    await look(1, "/", ADMIN);
    expect(await look(2, "/", { ...(await signedIn("admin", "Anna", HOUR)) })).toBe(200);
    const doors = await env.DB.prepare("SELECT door FROM audit ORDER BY door").raw();
    expect(doors).toEqual([["session"], ["token"]]);
  });

  it("and not who was refused, or asked for what is no list", async () => {
    expect(await look(1, "/", {})).toBe(401);
    expect(await look(1, "/?reson=lost", SUPERVISOR)).toBe(400);
    expect(await entries()).toEqual([]);
  });

  it("and such an entry can be where a page of the audit list ends", async () => {
    await look(1, "/", SUPERVISOR);
    const sql = "SELECT at || '.' || id AS place FROM audit";
    const place = String(await env.DB.prepare(sql).first("place"));
    expect(await look(2, `/audit.json?after=${encodeURIComponent(place)}`, ADMIN)).toBe(200);
  });
});
