import { attempted } from "../log.ts";
import { isLimit } from "../store/d1-failure.ts";
import { type Database, databaseSize, type Observer, openDatabase } from "../store/database.ts";
import { noticeLimit } from "./couriers.ts";
import type { TurnContext } from "./invocation.ts";
import { isolateOf } from "./isolate.ts";

/**
 * D1 with a time limit in milliseconds and a maximum of statements, both from now. Limits that D1 reports are
 * remembered, and a warning is sent.
 */
export function openFor(env: Env, patience: number, span: TurnContext, most?: number): Database {
  return openDatabase(env.DB, span.patience.end(patience), observerFor(env, span), most);
}

/** The database's size in bytes. Throws StoreUnavailable. */
export function sizeFor(env: Env, patience: number, span: TurnContext): Promise<number> {
  return databaseSize(env.DB, span.patience.end(patience), observerFor(env, span));
}

function observerFor(env: Env, { now, after }: TurnContext): Observer {
  const { limits } = isolateOf(env);
  return {
    answered: limits.answered,
    failed(failure) {
      limits.failed(failure, now());
      if (isLimit(failure)) after(attempted("limit", () => noticeLimit(env, failure, now())));
    },
  };
}
