import { type Statement, StoreUnavailable } from "../../store/database.ts";
import type { PendingRead } from "../../store/deliveries/pending.ts";
import { forgetUnreadableStatement, readUnknown, setAsideStatement } from "../../store/deliveries/set-aside.ts";
import type { HeldBack } from "./hold.ts";
import type { Journal } from "./journal.ts";
import { readPending } from "./pending.ts";
import type { Ports } from "./ports.ts";
import type { TargetStateStore } from "./target-state.ts";

/** Ids of rows that this version could not read: only in memory, so that each start of another version tries again. */
export interface UnreadableIds {
  ids(): ReadonlySet<string>;
  add(ids: readonly string[]): void;
  /** Those that D1 does not list as unreadable yet. */
  unnamed(): readonly string[];
  named(ids: readonly string[]): void;
  /** Whether this is the first check since the start. */
  isFirstLook(): boolean;
  /** The check was made. */
  looked(): void;
}

export function createUnreadable(): UnreadableIds {
  const known = new Set<string>();
  const named = new Set<string>();
  let isFirst = true;
  return {
    ids: () => known,
    add(ids) {
      for (const id of ids) known.add(id);
    },
    unnamed: () => [...known].filter((id) => !named.has(id)),
    named(ids) {
      for (const id of ids) named.add(id);
    },
    isFirstLook: () => isFirst,
    looked() {
      isFirst = false;
    },
  };
}

interface Known {
  readonly journal: Journal;
  readonly targetState: TargetStateStore;
  readonly unreadable: UnreadableIds;
  readonly held: HeldBack;
}

/** What is pending, without unreadable rows: they block nothing else, and are listed for people. */
export async function readReadable(
  ports: Ports,
  { journal, targetState, unreadable, held }: Known,
): Promise<PendingRead> {
  if (unreadable.isFirstLook()) await look(ports, journal, unreadable);
  const pending = await readPending(ports, journal, targetState, held, unreadable.ids());
  await noteUnreadable(ports, unreadable, pending.unreadable);
  return pending;
}

/** Rows that an earlier version could not read may be readable now, and rows of unknown kinds may be there. */
async function look(ports: Ports, journal: Journal, unreadable: UnreadableIds): Promise<void> {
  const { db, target } = ports;
  found(ports, unreadable, journal.unreadable);
  const { ids, isNamed } = await readUnknown(db, target);
  found(ports, unreadable, ids);
  if (await name(ports, unreadable, isNamed ? [forgetUnreadableStatement(target)] : [])) unreadable.looked();
}

/** If D1 accepts no writes, they are listed later. */
export async function noteUnreadable(ports: Ports, unreadable: UnreadableIds, ids: readonly string[]): Promise<void> {
  found(ports, unreadable, ids);
  if (!unreadable.isFirstLook()) await name(ports, unreadable, []);
}

function found({ target, log }: Ports, unreadable: UnreadableIds, ids: readonly string[]): void {
  const more = ids.filter((id) => !unreadable.ids().has(id));
  if (more.length > 0) log({ event: "unreadable", target, ids: more });
  unreadable.add(more);
}

/** If D1 accepts no writes, readable deliveries are sent anyway. */
async function name(
  { db, target, now }: Ports,
  unreadable: UnreadableIds,
  before: readonly Statement[],
): Promise<boolean> {
  const ids = unreadable.unnamed();
  const statements = [...before, ...(ids.length === 0 ? [] : [setAsideStatement(target, ids, "unreadable", now())])];
  try {
    if (statements.length > 0) await db.batch(statements);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return false;
  }
  unreadable.named(ids);
  return true;
}
