import type { ChatKey } from "../../../chat/chat.ts";
import { LARGEST_ID } from "../../../chat/ids.ts";
import {
  customerChats,
  type ExportedCustomer,
  type ExportedPart,
  type ExportedRow,
  exportAudit,
  exportDeliveries,
  exportFollowUps,
  exportHeads,
  type RowKey,
} from "../../../store/customers/export.ts";
import { exportRevisions } from "../../../store/customers/export-bodies.ts";
import type { Database } from "../../../store/database.ts";
import { type ExportPlace, SECTIONS, type Section } from "./export-cursor.ts";

/** The maximum of chats on a page, and of their size. */
const CHATS = 25;
const ROWS = 500;
const REVISIONS = { revisions: 50, bytes: 4_000_000 };

/** The chats on a page, and where the next page begins; null: no chats are left. */
export interface Collected extends Readonly<Record<Section | "chats", readonly ExportedRow[]>> {
  readonly next: ExportPlace | null;
}

const READ: Readonly<
  Record<Section, (db: Database, keys: readonly ChatKey[], after: RowKey | null) => Promise<ExportedPart>>
> = {
  revisions: (db, keys, after) => exportRevisions(db, keys, after, REVISIONS),
  followUps: (db, keys, after) => exportFollowUps(db, keys, after, ROWS),
  deliveries: (db, keys, after) => exportDeliveries(db, keys, after, ROWS),
  audit: (db, keys, after) => exportAudit(db, keys, after, ROWS),
};

/** A customer's chats from a position on, with everything that is stored of them, as far as one page goes. */
export async function collectChats(
  db: Database,
  customer: ExportedCustomer,
  place: Exclude<ExportPlace, { part: "quarantine" }>,
): Promise<Collected> {
  const isRest = place.part === "rest";
  const span = { after: place.after, upTo: isRest ? place.upTo : LARGEST_ID };
  // Chats that were added to a span after it was begun belong to it too.
  const found = await customerChats(db, customer, span, isRest ? 4 * CHATS : CHATS + 1);
  const keys = isRest ? found : found.slice(0, CHATS);
  const upTo = keys.at(-1)?.chatId ?? span.after;
  const parts: Record<Section, readonly ExportedRow[]> = { revisions: [], followUps: [], deliveries: [], audit: [] };
  const chats = isRest || keys.length === 0 ? [] : await exportHeads(db, keys);
  for (const section of keys.length === 0 ? [] : SECTIONS.slice(isRest ? SECTIONS.indexOf(place.section) : 0)) {
    const after = isRest && section === place.section ? place.key : null;
    const { entries, goesOn } = await READ[section](db, keys, after);
    parts[section] = entries;
    if (goesOn !== null) {
      return { chats, ...parts, next: { part: "rest", after: span.after, upTo, section, key: goesOn } };
    }
  }
  const isLast = isRest ? false : found.length <= CHATS;
  return { chats, ...parts, next: isLast ? null : { part: "chats", after: isRest ? span.upTo : upTo } };
}
