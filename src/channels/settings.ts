import * as v from "valibot";
import { isSafe } from "../loopback.ts";
import { readBy, readTable, strictTable, type TextReading } from "../settings-table.ts";
import type { LookUp, Mistake, Settings } from "./channel.ts";

export { isLoopback, isSafe } from "../loopback.ts";
export { readBy, type TextReading } from "../settings-table.ts";

/** What every target has: its channel, and what is read for all channels alike. */
const COMMON = { locale: v.unknown(), show: v.unknown(), fallback: v.unknown(), digest: v.unknown() };

/** The settings of a target of one channel: `own` are the keys that only this channel has. */
export function channelTable<Entries extends v.ObjectEntries>(own: Entries) {
  const entries = { channel: v.unknown(), ...own, ...COMMON };
  return strictTable("setting of this channel", entries, "must be a table");
}

export type Reading<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

export function readSettings<Schema extends v.GenericSchema>(
  schema: Schema,
  settings: Settings,
): Reading<v.InferOutput<Schema>> {
  const read = readTable(schema, settings);
  return read.ok ? read : { ok: false, mistakes: read.mistakes.map(({ place, problem }) => ({ key: place, problem })) };
}

/** A key that has no place beside the others; `why` goes on after its name. */
export function noPlace(why: string) {
  return v.optional(v.undefined(why));
}

const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The URL in the secret that the setting `webhook` names: https, or http to this machine. A mistake never repeats the secret, nor a
 * setting that may be the secret pasted in the wrong place.
 */
export function secretUrl(lookUp: LookUp, example = "SLACK_SALES_URL") {
  return v.pipe(
    v.unknown(),
    readBy((name): TextReading<string> => {
      if (name === undefined)
        return { ok: false, problem: `needs webhook: the name of a secret, such as "${example}"` };
      const found = secretNamed(name, `such as "${example}", and never the URL itself`, lookUp);
      if (!found.ok) return found;
      const url = URL.parse(found.value);
      if (url === null) return { ok: false, problem: `names the secret ${name}, which is not a URL` };
      if (isSafe(url)) return found;
      const problem = `names the secret ${name}, whose URL must start with https:// (http:// only to this machine)`;
      return { ok: false, problem };
    }),
  );
}

/**
 * The setting `api` of a channel whose whole URL is a secret: the origin that takes the place of the URL's own, for a
 * stand-in. See `atApi`.
 */
export function apiOrigin() {
  return v.optional(v.pipe(v.unknown(), readBy(readOrigin)));
}

/** The URL at another origin: scheme, host and port are replaced, the path and the query stay. */
export function atApi(url: string, api: string | undefined): string {
  if (api === undefined) return url;
  const { pathname, search } = new URL(url);
  return `${api}${pathname}${search}`;
}

/** The setting `api` of a channel whose vendor has one address: that address if it is not set; without a trailing slash. */
export function apiUrl(otherwise: string) {
  return v.pipe(
    v.optional(v.unknown(), otherwise),
    readBy((given): TextReading<string> => {
      const url = typeof given === "string" ? URL.parse(given.trim()) : null;
      const isPlain = url !== null && url.search === "" && url.hash === "" && url.username + url.password === "";
      if (url !== null && isPlain && isSafe(url)) {
        return { ok: true, value: `${url.origin}${url.pathname}`.replace(/\/+$/, "") };
      }
      return { ok: false, problem: `must start with https:// (http:// only to this machine), such as ${otherwise}` };
    }),
  );
}

function readOrigin(given: unknown): TextReading<string> {
  const url = typeof given === "string" ? URL.parse(given.trim()) : null;
  const isOrigin =
    url !== null && url.pathname === "/" && `${url.search}${url.hash}${url.username}${url.password}` === "";
  if (url !== null && isOrigin && isSafe(url)) return { ok: true, value: url.origin };
  const problem = "must be an origin that starts with https:// (http:// only to this machine), such as";
  return { ok: false, problem: `${problem} http://localhost:8788` };
}

/** The value of the secret that a setting names; `example` follows "must be the name of a secret, " in the mistake. */
export function secretValue(example: string, lookUp: LookUp) {
  return v.pipe(
    v.unknown(),
    readBy((name) => secretNamed(name, example, lookUp)),
  );
}

function secretNamed(name: unknown, example: string, lookUp: LookUp): TextReading<string> {
  const wrong = (problem: string): TextReading<string> => ({ ok: false, problem });
  if (typeof name !== "string" || !SECRET_NAME.test(name)) return wrong(`must be the name of a secret, ${example}`);
  const given = lookUp(name);
  const value = given?.trim();
  if (given && value === "") return wrong(`names the secret ${name}, which is blank: set it as it was issued`);
  if (!value) return wrong(`names the secret ${name}, which is not set: npx wrangler secret put ${name}`);
  return { ok: true, value };
}
