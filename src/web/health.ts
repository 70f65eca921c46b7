import { chatName } from "../chat/chat.ts";
import { sameSecret } from "../secret.ts";
import { StoreUnavailable } from "../store/database.ts";
import { oldestDue } from "../store/deliveries.ts";
import { lastExpiry } from "../store/expiries.ts";
import { readLedger } from "../store/figures/ledger.ts";
import { listOutages } from "../store/outages.ts";
import { bearerToken } from "./access/tokens.ts";
import type { Context } from "./context.ts";
import { securityHeaders } from "./headers.ts";

/** A delivery that is due for longer than this, in milliseconds, means that nobody delivers. */
const LATE = 5 * 60_000;

/** `GET /healthz`: 200 or 503. The names of the checks for everyone; the words, the targets, the ledger and the retention for the admin token. */
export async function health(request: Request, context: Context): Promise<Response> {
  const mistakes = context.settings.ok ? [] : context.settings.mistakes;
  const checks = { settings: mistakes.length === 0, ...(await storeChecks(context)) };
  const ok = Object.values(checks).every(Boolean);
  const words = (await sameSecret(bearerToken(request), context.adminToken))
    ? {
        mistakes: mistakes.map(({ setting, problem }) => `${setting} ${problem}`),
        targets: checks.database ? await orNull(outagesOf(context)) : null,
        ledger: checks.database ? await orNull(ledgerOf(context)) : null,
        retention: checks.database ? await orNull(retentionOf(context)) : null,
      }
    : {};
  return Response.json(
    { status: ok ? "ok" : "failing", checks: named(checks), ...words },
    { status: ok ? 200 : 503, headers: await securityHeaders() },
  );
}

async function storeChecks(context: Context): Promise<{ readonly database: boolean; readonly deliveries: boolean }> {
  try {
    const oldest = await oldestDue(context.openDatabase());
    return { database: true, deliveries: oldest === null || context.now() - oldest <= LATE };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { database: false, deliveries: false };
  }
}

/** The targets that are out of order. */
async function outagesOf(context: Context): Promise<Readonly<Record<string, object>>> {
  const outages = await listOutages(context.openDatabase());
  return Object.fromEntries(
    outages.map(({ target, since, reason }) => [target, { offSince: new Date(since).toISOString(), reason }]),
  );
}

/** By target; "-" is what a rule tells nobody. */
async function ledgerOf(context: Context): Promise<Readonly<Record<string, object>>> {
  const accounts = await readLedger(context.openDatabase(), context.now());
  return Object.fromEntries(
    accounts.map(({ target, oldestDue, ...counts }) => [
      target,
      { ...counts, oldestDue: oldestDue === null ? null : new Date(oldestDue).toISOString() },
    ]),
  );
}

/** The last look for what is over, and how far it is; null before the first. */
async function retentionOf(context: Context): Promise<object | null> {
  const last = await lastExpiry(context.openDatabase());
  if (last === null) return null;
  const { begunAt, endedAt, before, after, chats, quarantined } = last;
  return {
    cameBefore: new Date(before).toISOString(),
    begunAt: new Date(begunAt).toISOString(),
    lookedUpTo: endedAt === null ? chatName(after) : null,
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    expired: { chats, quarantined },
  };
}

/** Null while D1 does not answer. */
async function orNull<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return null;
  }
}

function named(checks: Readonly<Record<string, boolean>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(checks).map(([name, passed]) => [name, passed ? "ok" : "failing"]));
}
