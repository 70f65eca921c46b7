import { codeToJson } from "../../../alerts/stored-code.ts";
import { chatName } from "../../../chat/chat.ts";
import { sameSecret } from "../../../compare-secrets.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { outageText, resultText } from "../../../locale/recorded-text.ts";
import { isLoopback } from "../../../loopback.ts";
import type { Failure } from "../../../store/d1-failure.ts";
import type { UsedUp } from "../../../store/d1-limits.ts";
import { StoreUnavailable } from "../../../store/database.ts";
import { listOutages, type Outage } from "../../../store/deliveries/outages.ts";
import { oldestDue } from "../../../store/deliveries/overdue.ts";
import { readSetAside, type SetAsideRead } from "../../../store/deliveries/set-aside.ts";
import { listWaits, type TargetWait } from "../../../store/deliveries/target-waits.ts";
import { type Heartbeat, readCron } from "../../../store/heartbeat.ts";
import { lastRetentionRun } from "../../../store/privacy/retention-runs.ts";
import { readNotKept } from "../../../store/quarantine/daily-limits.ts";
import { readWrongTokens } from "../../../store/sign-in/wrong-tokens.ts";
import { readLedger } from "../../../store/statistics/ledger.ts";
import { MINUTE } from "../../../time/durations.ts";
import { refuseBearer } from "../../auth/refuse-attempt.ts";
import { bearerToken, type Tokens } from "../../auth/tokens.ts";
import { cronState } from "../../cron-state.ts";
import { securityHeaders } from "../../http/headers.ts";
import type { Context } from "../../request/context.ts";

/** Targets that currently accept nothing, by name: disabled ones, and those that asked us to wait for long. */
function targetsToJson(outages: readonly Outage[], waits: readonly TargetWait[]): Readonly<Record<string, object>> {
  const shown = new Map<string, object>();
  for (const { target, since, reason } of outages) {
    shown.set(target, { offSince: instant(since), reason: outageText("en", reason), ...codeToJson(reason) });
  }
  for (const { target, since, until, ...answer } of waits) {
    const wait = { waitingUntil: instant(until), since: instant(since), answer: resultText("en", answer) };
    // Of a target that is off too, the code says why it is off.
    shown.set(target, { ...codeToJson(answer), ...shown.get(target), ...wait });
  }
  return Object.fromEntries(shown);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

/** A D1 limit that is reached, for engineers: until when, and what to do. */
function limitToJson({ limit, until }: UsedUp): Readonly<Record<string, string | null>> {
  const words = wordsFor("en").limitWarning;
  const moment = until === null ? null : new Date(until).toISOString();
  return { limit, until: moment, explanation: `${words.summary(words.limits[limit], moment)} ${words.advice[limit]}` };
}

/** In milliseconds: a delivery that is overdue for longer means that deliveries have stopped. */
const LATE = 5 * MINUTE;

/**
 * `GET /healthz`: 200 or 503. For everybody, the names of the checks and what is wrong with our own secrets; with the
 * admin token, also explanations, targets, ledger, what was not kept, and retention.
 */
export async function health(request: Request, context: Context): Promise<Response> {
  const refused = await refuseBearer(request, tokensOf(context), context);
  if (refused !== null) return refused;
  const now = context.now();
  const mistakes = context.settings.ok ? [] : context.settings.mistakes;
  const found = await lookInto(context);
  const answers = found.failure === null;
  const limits = context.limits.usedUp(
    context.settings.ok ? context.settings.config.watch.databaseLimit : Number.POSITIVE_INFINITY,
    now,
  );
  // On a local machine no cron fires.
  const isLocal = isLoopback(new URL(request.url).hostname);
  const checks = {
    settings: state(mistakes.length === 0),
    database: state(answers && limits.length === 0),
    cron: answers || isLocal ? cronState(found.cron, isLocal, now) : "failing",
    deliveries: state(answers && nothingAside(found.aside) && (found.oldest === null || now - found.oldest <= LATE)),
  };
  const ok = !Object.values(checks).includes("failing");
  const words = (await sameSecret(bearerToken(request), context.adminToken))
    ? {
        mistakes: mistakes.map(({ setting, problem }) => `${setting} ${problem}`),
        warnings: context.countsTries ? [] : [wordsFor("en").warnings.triesUncounted],
        limits: limits.map(limitToJson),
        databaseFailure: found.failure,
        lastCronRun: found.cron.at === null ? null : new Date(found.cron.at).toISOString(),
        targets: answers ? await orNull(targetsOf(context)) : null,
        setAside: answers ? shownAside(found.aside) : null,
        ledger: answers ? await orNull(ledgerOf(context)) : null,
        wrongTokens: answers ? await orNull(readWrongTokens(context.openDatabase(), now)) : null,
        notKept: answers ? await orNull(readNotKept(context.openDatabase(), now)) : null,
        retention: answers ? await orNull(retentionOf(context)) : null,
      }
    : ofWeakSecrets(context);
  return Response.json(
    { status: ok ? "ok" : "failing", checks, ...words },
    { status: ok ? 200 : 503, headers: await securityHeaders() },
  );
}

/** The state of the cron and of due deliveries, from the database. */
interface Found {
  /** Null if D1 answers. */
  readonly failure: Failure | null;
  readonly cron: Heartbeat;
  readonly oldest: number | null;
  readonly aside: SetAsideRead;
}

async function lookInto(context: Context): Promise<Found> {
  try {
    const db = context.openDatabase();
    const [cron, oldest, aside] = await Promise.all([readCron(db), oldestDue(db, context.now()), readSetAside(db)]);
    return { failure: null, cron, oldest, aside };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const aside = { named: [], more: false };
    return { failure: error.failure, cron: { at: null, turn: 0, awaitedSince: null }, oldest: null, aside };
  }
}

/**
 * For everybody, because a weak admin token cannot be used to read it, and a secret that is refused reveals nothing.
 */
function ofWeakSecrets({ settings }: Context): { readonly mistakes?: readonly string[] } {
  if (settings.ok || settings.weak.mistakes.length === 0) return {};
  return { mistakes: settings.weak.mistakes.map(({ setting, problem }) => `${setting} ${problem}`) };
}

/** While the settings are invalid, only the admin token is known. */
function tokensOf({ settings, adminToken = "" }: Context): Tokens {
  return settings.ok ? settings.config : { adminToken, supervisorToken: undefined };
}

function state(well: boolean): "ok" | "failing" {
  return well ? "ok" : "failing";
}

/** The targets that are disabled, or asked us to wait for long. */
async function targetsOf(context: Context): Promise<Readonly<Record<string, object>>> {
  const db = context.openDatabase();
  const [outages, waits] = await Promise.all([listOutages(db), listWaits(db, context.now())]);
  return targetsToJson(outages, waits);
}

/** Records that were set aside need a person: they do not resolve by themselves. */
function nothingAside({ named }: SetAsideRead): boolean {
  return named.length === 0;
}

function shownAside({ named, more }: SetAsideRead): object {
  return { named: named.map(({ at, ...one }) => ({ ...one, since: new Date(at).toISOString() })), more };
}

/** By target; "-" is what rules suppress for everybody. */
async function ledgerOf(context: Context): Promise<Readonly<Record<string, object>>> {
  const accounts = await readLedger(context.openDatabase(), context.now());
  return Object.fromEntries(
    accounts.map(({ target, oldestDue, ...counts }) => [
      target,
      { ...counts, oldestDue: oldestDue === null ? null : new Date(oldestDue).toISOString() },
    ]),
  );
}

/** The last run of retention and its progress; null before the first. */
async function retentionOf(context: Context): Promise<object | null> {
  const last = await lastRetentionRun(context.openDatabase());
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

/** Null if D1 does not answer. */
async function orNull<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return null;
  }
}
