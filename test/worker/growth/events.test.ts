import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { sweepAlerts } from "../../../src/store/alerts/sweep.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { onStage } from "../events/support/receiver.ts";
import { collectStatements, rowsOf } from "./support/collect.ts";
import { seed } from "./support/seed.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const START = Date.UTC(2040, 4, 14, 9, 7);
const BY_SIZE = 20;
/** What each may read at most. */
const BOUND = 200;

afterEach(() => vi.restoreAllMocks());

/** What a target with events costs, as rows read of each. */
async function costs(history: number, start: number): Promise<ReadonlyMap<string, number>> {
  await seed({ history, open: 200, shared: false }, start);
  const stage = onStage(start, {}, {}, 365 * 24 * 60 * MINUTE);
  vi.spyOn(console, "log").mockImplementation(() => {});
  const { take } = collectStatements();
  const read = new Map<string, number>();
  const note = (name: string) => void read.set(name, rowsOf(take()).read);
  const alert = `/alerts/130/${stage.idOf(3_000_000)}`;
  await stage.chat(3_000_000);
  await stage.pass(5 * SECOND);
  take();
  await stage.chat(3_000_001);
  note("an alerting chat");
  await stage.pass(5 * SECOND);
  note("alert.opened");
  for (const action of ["claim", "reopen", "claim"]) {
    await stage.act(`${alert}/${action}`, {});
    note(`${action} by hand`);
    await stage.pass(5 * SECOND);
    note(`the event of ${action}`);
  }
  await env.DB.prepare("UPDATE chats SET is_spam = 1 WHERE chat_id = ?").bind(stage.idOf(3_000_000)).run();
  take();
  await sweepAlerts(openDatabase(env.DB, new AbortController().signal), Date.now(), ["crm"]);
  note("a sweep of alerts");
  await env.COURIER.getByName("crm").wake("crm");
  await stage.pass(5 * SECOND);
  note("alert.resolved");
  expect(stage.taken().toSorted()).toContain("alert.resolved 5");
  await stage.end();
  return read;
}

it("a target with events costs as many rows with very many chats on record as with a thousand", async () => {
  const few = await costs(1_000, START);
  const many = await costs(10_000, START + 24 * 60 * MINUTE);
  expect([...many.keys()]).toEqual([...few.keys()]);
  const grown = [...many].filter(([name, rows]) => Math.abs(rows - (few.get(name) ?? 0)) > BY_SIZE);
  expect(grown.map(([name, rows]) => `${name}: ${few.get(name)} and ${rows}`)).toEqual([]);
  expect([...many].filter(([name, rows]) => name !== "a sweep of alerts" && rows > BOUND)).toEqual([]);
}, 240_000);
