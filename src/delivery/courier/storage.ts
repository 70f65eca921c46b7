import { createHeldBack, type HeldBack } from "./hold.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type LimitWarningLog, openLimitWarningLog } from "./limit-warning-log.ts";
import { openTargetState, type TargetStateStore } from "./target-state.ts";
import { createUnreadable, type UnreadableIds } from "./unreadable.ts";

/** The contents of a courier's own storage, and what it could not read since it started. */
export interface CourierStorage {
  readonly journal: Journal;
  readonly targetState: TargetStateStore;
  readonly unreadable: UnreadableIds;
  readonly held: HeldBack;
  readonly limitNotices: LimitWarningLog;
}

export async function openCourierStorage(storage: DurableObjectStorage): Promise<CourierStorage> {
  return {
    journal: await openJournal(storage),
    targetState: await openTargetState(storage),
    unreadable: createUnreadable(),
    held: createHeldBack(),
    limitNotices: await openLimitWarningLog(storage),
  };
}
