import { type Journal, openJournal } from "./journal.ts";
import { type LimitWarningLog, openLimitWarningLog } from "./limit-warning-log.ts";
import { openTargetState, type TargetStateStore } from "./target-state.ts";
import { createUnreadable, type UnreadableIds } from "./unreadable.ts";

/** What a courier keeps in its own storage, and what it could not read while it has been running. */
export interface CourierStorage {
  readonly journal: Journal;
  readonly targetState: TargetStateStore;
  readonly unreadable: UnreadableIds;
  readonly limitNotices: LimitWarningLog;
}

export async function openCourierStorage(storage: DurableObjectStorage): Promise<CourierStorage> {
  return {
    journal: await openJournal(storage),
    targetState: await openTargetState(storage),
    unreadable: createUnreadable(),
    limitNotices: await openLimitWarningLog(storage),
  };
}
