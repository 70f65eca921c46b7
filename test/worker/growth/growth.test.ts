import { describe, expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { rowsOf } from "./support/collect.ts";
import { type Done, doEverything } from "./support/operations.ts";
import { type Size, seed } from "./support/seed.ts";

/** Years ahead of the runtime's clock, so that no alarm rings by itself; each time a day later, as the couriers stay. */
let start = Date.UTC(2036, 4, 14, 9, 7);
const BY_SIZE = 20;
/** Chats on record, where there are few and where there are many. */
const FEW = 1_000;
const MANY = THOROUGH ? 100_000 : 10_000;

/** What each may read at most, whatever is on record. */
const BOUNDS: Readonly<Record<Done["kind"], number>> = {
  webhook: 40,
  // The sixth revision of one chat, whose alert ended and now begins again, with everybody told of both.
  reopened: 60,
  "won back": 200,
  sent: 200,
  attempt: 200,
  minute: 60,
  inbox: 4_000,
  page: 5_000,
  change: 200,
  // Two transactions with 20 chats, their alerts and deliveries.
  erasure: 4_000,
  older: 600,
};
/** With 1,800 open alerts. */
const INBOX_OF_MANY = 6_000;

async function measured(size: Size): Promise<readonly Done[]> {
  start += 24 * 60 * 60_000;
  await seed(size, start);
  return doEverything(size, start);
}

function rows(done: readonly Done[]) {
  return done.map(({ kind, name, sent }) => ({ kind, name, ...rowsOf(sent) }));
}

describe("what the Worker does", () => {
  const done = new Map<number, readonly Done[]>();
  const both = () => {
    if (done.size < 2) throw new Error("it was not done at both sizes");
    return done;
  };

  it("is done at two sizes", { timeout: 120_000 }, async () => {
    for (const history of [FEW, MANY]) {
      done.set(history, await measured({ history, open: 200, shared: false }));
    }
    const names = [...done.values()].map((all) => all.map(({ name }) => name));
    expect(names[0]).toEqual(names[1]);
    expect(names[0]?.length).toBeGreaterThan(50);
  });

  it("reads as many rows with very many chats on record as with a thousand", () => {
    const [few = [], many = []] = [...both().values()].map(rows);
    const grown = many.flatMap((one, index) => {
      const before = few[index]?.read ?? 0;
      return Math.abs(one.read - before) > BY_SIZE ? [`${one.name}: ${before} and ${one.read}`] : [];
    });
    expect(grown).toEqual([]);
  });

  it("so does each statement by itself", () => {
    const [few, many] = [...both().values()].map(byStatement);
    const grown = [...(many ?? [])].flatMap(([statement, read]) => {
      const before = few?.get(statement) ?? 0;
      return Math.abs(read - before) > BY_SIZE ? [`${before} and ${read}: ${statement}`] : [];
    });
    expect(grown).toEqual([]);
  });

  it("is within its bounds", () => {
    expect([...both().values()].flatMap((all) => beyond(all, BOUNDS))).toEqual([]);
  });
});

it("is within its bounds with 1,800 open alerts", { timeout: 120_000 }, async () => {
  const done = await measured({ history: 5_000, open: 1_800, shared: false });
  expect(beyond(done, { ...BOUNDS, inbox: INBOX_OF_MANY })).toEqual([]);
});

it("is within its bounds where everything is one contact's and one entity's", { timeout: 120_000 }, async () => {
  const done = await measured({ history: THOROUGH ? MANY / 2 : MANY, open: 200, shared: true });
  expect(beyond(done, BOUNDS)).toEqual([]);
});

/** The most rows that a statement read, wherever it was sent. */
function byStatement(all: readonly Done[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { sent } of all) for (const { sql, read } of sent) most.set(sql, Math.max(read, most.get(sql) ?? 0));
  return most;
}

function beyond(all: readonly Done[], bounds: Readonly<Record<Done["kind"], number>>): readonly string[] {
  return all.flatMap(({ kind, name, sent }) => {
    const { read } = rowsOf(sent);
    return read > bounds[kind] ? [`${name}: ${read} rows, at most ${bounds[kind]}`] : [];
  });
}
