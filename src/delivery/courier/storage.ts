import { type Journal, openJournal } from "./journal.ts";
import { type LimitNotices, openLimitNotices } from "./limit-warning-log.ts";
import { type Memory, openMemory } from "./target-state.ts";
import { createUnreadable, type Unreadable } from "./unreadable.ts";

/** What a courier keeps in its own storage, and what it could not read while it has been running. */
export interface Own {
  readonly journal: Journal;
  readonly memory: Memory;
  readonly unreadable: Unreadable;
  readonly limitNotices: LimitNotices;
}

export async function openOwn(storage: DurableObjectStorage): Promise<Own> {
  return {
    journal: await openJournal(storage),
    memory: await openMemory(storage),
    unreadable: createUnreadable(),
    limitNotices: await openLimitNotices(storage),
  };
}
