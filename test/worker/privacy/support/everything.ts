import { env, listDurableObjectIds, runInDurableObject } from "cloudflare:test";

/** A text that is kept somewhere, and where. */
interface Kept {
  readonly where: string;
  readonly text: string;
}

/** Where a text is kept, in whatever table, KV key or value, or courier, as it is or as base64. */
export async function placesOf(text: string): Promise<readonly string[]> {
  const kept = [...(await inDatabase()), ...(await inCopies()), ...(await inCouriers())];
  const found = kept.filter((one) => one.text.includes(text) || decoded(one.text).includes(text));
  return [...new Set(found.map(({ where }) => where))].toSorted();
}

/** The tables that there are, whoever made them. */
async function tables(): Promise<readonly string[]> {
  const query =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_cf%'";
  const { results } = await env.DB.prepare(query).all<{ name: string }>();
  return results.map(({ name }) => name).filter((name) => name !== "d1_migrations");
}

/** Those that KV still has: it removes each when its time is over, by the clock that tests move. */
export async function copyNames(): Promise<readonly string[]> {
  const { keys } = await env.TRANSCRIPTS.list();
  return keys.filter(({ expiration }) => (expiration ?? Infinity) * 1_000 > Date.now()).map(({ name }) => name);
}

/** Nothing is stored any more but the schema. */
export async function empty(): Promise<void> {
  await env.DB.batch((await tables()).map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  for (const { name } of (await env.TRANSCRIPTS.list()).keys) await env.TRANSCRIPTS.delete(name);
}

async function inDatabase(): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const table of await tables()) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    for (const row of results) {
      for (const [column, value] of Object.entries(row))
        kept.push({ where: `${table}.${column}`, text: String(value) });
    }
  }
  return kept;
}

async function inCopies(): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const name of await copyNames()) {
    const bytes = new Uint8Array((await env.TRANSCRIPTS.get(name, "arrayBuffer")) ?? new ArrayBuffer());
    kept.push({ where: "KV key", text: name }, { where: "KV value", text: new TextDecoder().decode(bytes) });
  }
  return kept;
}

async function inCouriers(): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const id of await listDurableObjectIds(env.COURIER)) {
    await runInDurableObject(env.COURIER.get(id), async (_, { storage }) => {
      for (const [key, value] of await storage.list()) {
        kept.push({ where: "courier", text: `${key} ${JSON.stringify(value)}` });
      }
    });
  }
  return kept;
}

function decoded(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(text));
  } catch {
    return "";
  }
}
