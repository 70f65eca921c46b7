import { importJWK } from "jose";
import * as v from "valibot";

/** GETs JSON; null where none came. */
export type GetJson = (url: string) => Promise<unknown>;

/** So long, in milliseconds, keys are believed. Cloudflare changes them every six weeks, and leaves old ones for a week. */
const FRESH = 60 * 60_000;
/** One that is not among them may be new. But anybody can name one, so they are asked for again no sooner than this. */
const PAUSE = 60_000;

interface Kept {
  readonly keys: ReadonlyMap<string, CryptoKey>;
  readonly since: number;
}

/** By issuer, for each isolate. */
const kept = new Map<string, Kept>();

/** The key of that id with which a team's tokens are signed; null where there is none, or Cloudflare does not answer. */
export async function signingKey(issuer: string, id: string, getJson: GetJson, now: number): Promise<CryptoKey | null> {
  const known = kept.get(issuer);
  const age = known === undefined ? Number.POSITIVE_INFINITY : now - known.since;
  const key = known?.keys.get(id);
  if (age < PAUSE || (key !== undefined && age < FRESH)) return key ?? null;
  const keys = await readKeys(await getJson(`${issuer}/cdn-cgi/access/certs`));
  if (keys === null) return null;
  kept.set(issuer, { keys, since: now });
  return keys.get(id) ?? null;
}

const published = v.object({ keys: v.array(v.unknown()) });
const rsa = v.object({ kid: v.string(), kty: v.literal("RSA"), n: v.string(), e: v.string() });

/** Null where there are none at all. Of what is no RSA key we know no use, and it spoils nothing. */
async function readKeys(json: unknown): Promise<ReadonlyMap<string, CryptoKey> | null> {
  const read = v.safeParse(published, json);
  if (!read.success) return null;
  const keys = new Map<string, CryptoKey>();
  for (const entry of read.output.keys) {
    const one = v.safeParse(rsa, entry);
    const key = one.success ? await importJWK({ ...one.output }, "RS256").catch(() => null) : null;
    if (one.success && key instanceof CryptoKey) keys.set(one.output.kid, key);
  }
  return keys;
}
