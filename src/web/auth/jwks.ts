import { createRemoteJWKSet, customFetch, errors, type JWTHeaderParameters } from "jose";
import * as v from "valibot";
import { DAY, HOUR, MINUTE } from "../../time/durations.ts";
import type { GetJson } from "../request/context.ts";

/** So old, in milliseconds, keys are asked for again. Cloudflare changes them every six weeks, and leaves old ones for a week. */
const FRESH = HOUR;
/** So old they still open, where Cloudflare does not answer. */
const VALID = DAY;
/**
 * They are asked for no sooner than this after the last answer, or none: anybody can name a key that does not exist, and
 * jose itself makes no pause after a failure.
 */
const PAUSE = MINUTE;
/** A request that is cancelled never ends what it asked: after this another one asks. It is more than getJson may take. */
const LOST = 12_000;
/** How often a request that waits for what another one asked looks. */
const STEP = 25;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** What is known of a team's keys. Times are in milliseconds since 1970. */
interface Known {
  readonly set: KeySet | null;
  readonly cameAt: number;
  readonly askedAt: number;
  /** Whether an answer is awaited. */
  readonly isAsking: boolean;
}

const NOTHING: Known = { set: null, cameAt: 0, askedAt: Number.NEGATIVE_INFINITY, isAsking: false };

/** By issuer, for each isolate. */
const known = new Map<string, Known>();

/** The key with which a team signed a token that has this header; null where there is none, or none can be had. */
export async function verificationKey(
  issuer: string,
  header: JWTHeaderParameters,
  getJson: GetJson,
  now: () => number,
): Promise<CryptoKey | null> {
  const held = knownOf(issuer);
  const key = await keyIn(held, header, now());
  if (key !== null && now() - held.cameAt < FRESH) return key;
  if (mayAsk(knownOf(issuer), now())) await ask(issuer, getJson, now);
  else if (key === null) await answerTo(issuer);
  return keyIn(knownOf(issuer), header, now());
}

function knownOf(issuer: string): Known {
  return known.get(issuer) ?? NOTHING;
}

/** What jose can not find or use is no key. */
async function keyIn({ set, cameAt }: Known, header: JWTHeaderParameters, now: number): Promise<CryptoKey | null> {
  return set === null || now - cameAt >= VALID ? null : set(header).catch(() => null);
}

function mayAsk({ askedAt, isAsking }: Known, now: number): boolean {
  return now - askedAt >= (isAsking ? LOST : PAUSE);
}

/** Where no answer comes the keys stay what they were. */
async function ask(issuer: string, getJson: GetJson, now: () => number): Promise<void> {
  known.set(issuer, { ...knownOf(issuer), askedAt: now(), isAsking: true });
  const came = await newSet(issuer, getJson);
  const end = { askedAt: now(), isAsking: false };
  known.set(issuer, came === null ? { ...knownOf(issuer), ...end } : { set: came, cameAt: end.askedAt, ...end });
}

/** Until what another request asked is answered. It may be cancelled meanwhile, so it is not its promise that we await. */
async function answerTo(issuer: string): Promise<void> {
  for (let waited = 0; knownOf(issuer).isAsking && waited < LOST; waited += STEP) {
    await new Promise((over) => setTimeout(over, STEP));
  }
}

/**
 * jose's set of a team's keys, with all of them in it; null where none came. When to ask is decided above, so it never
 * asks again by itself. Every time it is a new one: it belongs to one request until it is complete.
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
  // A key is imported when it is first used, and others then wait for that.
  const ids = set.jwks()?.keys.flatMap(({ kid }) => kid ?? []) ?? [];
  await Promise.all(ids.map((kid) => set({ alg: "RS256", kid }).catch(() => null)));
  return set;
}

const published = v.object({ keys: v.array(v.unknown()) });
const rsa = v.object({ kid: v.string(), kty: v.literal("RSA"), n: v.string(), e: v.string() });

/** What is no RSA key would spoil the set. An answer without any is none: it must not shut everybody out. */
function usable(json: unknown): Response {
  const read = v.safeParse(published, json);
  const found = read.success ? read.output.keys.filter((key) => v.is(rsa, key)) : [];
  return found.length === 0 ? new Response(null, { status: 502 }) : Response.json({ keys: found });
}
