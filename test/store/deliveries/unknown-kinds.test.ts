import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { readUnknown } from "../../../src/store/deliveries/set-aside.ts";

let read = 0;
const observer = {
  answered({ rowsRead }: { readonly rowsRead: number }) {
    read += rowsRead;
  },
  failed() {},
};
const db = openDatabase(env.DB, new AbortController().signal, observer);

async function recorded(kind: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `${kind}-${index}`);
  await env.DB.prepare(
    `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
     SELECT value, ?, 'slack', '[]', 'pending', 1, 1 FROM json_each(?)`,
  )
    .bind(kind, JSON.stringify(ids))
    .run();
}

it("what is pending of kinds that nobody knows is found among thousands of others by a few rows", async () => {
  for (const kind of ["alert", "escalation", "watch"]) await recorded(kind, 5_000);
  for (const kind of ["aaa", "between", "zzz"]) await recorded(kind, 1);
  read = 0;
  expect((await readUnknown(db, "slack")).ids.toSorted()).toEqual(["aaa-0", "between-0", "zzz-0"]);
  expect(read).toBeLessThanOrEqual(40);
  expect(await readUnknown(db, "leads")).toEqual({ ids: [], isNamed: false });
});
