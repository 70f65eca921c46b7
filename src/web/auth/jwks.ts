import { createRemoteJWKSet, customFetch, errors, type JWTHeaderParameters } from "jose";
import * as v from "valibot";
import { DAY, HOUR, MINUTE } from "../../time/durations.ts";
import type { GetJson } from "../request/context.ts";

/**
 * In milliseconds: keys older than this are fetched again. Cloudflare changes them every six weeks, and keeps old ones
 * for a week.
 */
const FRESH = HOUR;
/** In milliseconds: how old keys may be while Cloudflare does not answer. */
const VALID = DAY;
/**
 * The minimum time between two fetches: anybody can name a key that does not exist, and jose itself does not pause
 * after a failure.
 */
const PAUSE = MINUTE;
/**
 * A cancelled request never finishes its fetch: after this time another request fetches again. Longer than getJson may
 * take.
 */
const LOST = 12_000;
/** How often a request that waits for another request's fetch checks for it. */
const STEP = 25;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** What is cached of a team's keys. Times are in milliseconds since 1970. */
interface Known {
  readonly set: KeySet | null;
  readonly cameAt: number;
  readonly askedAt: number;
  /** Whether a fetch is under way. */
  readonly isAsking: boolean;
}

const NOTHING: Known = { set: null, cameAt: 0, askedAt: Number.NEGATIVE_INFINITY, isAsking: false };

/** By issuer, per isolate. */
const known = new Map<string, Known>();

/** The key with which a team signed a token that has this header; null if it does not exist or cannot be fetched. */
export async function verificationKey(
  issuer: string,
  header: JWTHeaderParameters,
  getJson: GetJson,
  now: () => number,
): Promise<CryptoKey | null> {
  const cached = cachedKeys(issuer);
  const key = await keyIn(cached, header, now());
  if (key !== null && now() - cached.cameAt < FRESH) return key;
  if (mayAsk(cachedKeys(issuer), now())) await ask(issuer, getJson, now);
  else if (key === null) await answerTo(issuer);
  return keyIn(cachedKeys(issuer), header, now());
}

function cachedKeys(issuer: string): Known {
  return known.get(issuer) ?? NOTHING;
}

/** A key that jose cannot find or use is no key. */
async function keyIn({ set, cameAt }: Known, header: JWTHeaderParameters, now: number): Promise<CryptoKey | null> {
  return set === null || now - cameAt >= VALID ? null : set(header).catch(() => null);
}

function mayAsk({ askedAt, isAsking }: Known, now: number): boolean {
  return now - askedAt >= (isAsking ? LOST : PAUSE);
}

/** Without a response the cached keys stay. */
async function ask(issuer: string, getJson: GetJson, now: () => number): Promise<void> {
  known.set(issuer, { ...cachedKeys(issuer), askedAt: now(), isAsking: true });
  const came = await newSet(issuer, getJson);
  const end = { askedAt: now(), isAsking: false };
  known.set(issuer, came === null ? { ...cachedKeys(issuer), ...end } : { set: came, cameAt: end.askedAt, ...end });
}

/** Waits until another request's fetch has finished. That request may be cancelled, so its promise is not awaited. */
async function answerTo(issuer: string): Promise<void> {
  for (let waited = 0; cachedKeys(issuer).isAsking && waited < LOST; waited += STEP) {
    await new Promise((over) => setTimeout(over, STEP));
  }
}

/**
 * jose's key set with all keys of a team; null if the fetch failed. The code above decides when to fetch, so jose never
 * fetches by itself. Always a new set: it belongs to one request until it is complete.
 */
async function newSet(issuer: string, getJson: GetJson): Promise<KeySet | null> {
  const set = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
    [customFetch]: async (url) => usable(await getJson(url)),
  });
  try {
    await set.reload();
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
  // A key is imported at its first use, and other requests would wait for that: so import it now.
  const ids = set.jwks()?.keys.flatMap(({ kid }) => kid ?? []) ?? [];
  await Promise.all(ids.map((kid) => set({ alg: "RS256", kid }).catch(() => null)));
  return set;
}

const published = v.object({ keys: v.array(v.unknown()) });
const rsa = v.object({ kid: v.string(), kty: v.literal("RSA"), n: v.string(), e: v.string() });

/**
 * A key that is not RSA would break the set. A response without any usable key is ignored: it must not lock everybody
 * out.
 */
function usable(json: unknown): Response {
  const read = v.safeParse(published, json);
  const found = read.success ? read.output.keys.filter((key) => v.is(rsa, key)) : [];
  return found.length === 0 ? new Response(null, { status: 502 }) : Response.json({ keys: found });
}
