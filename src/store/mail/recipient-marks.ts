import * as v from "valibot";
import { MARKS, type RecipientMark } from "../../alerts/recipient-mark.ts";
import type { ServiceEvent } from "../../alerts/service-event.ts";
import type { Database, Row, Statement } from "../database.ts";
import { foundStatement } from "../service-events.ts";

/**
 * Marks recipients, and notifies the engineers once of each mark. A mark stays as it is unless the new one is worse.
 * Writes nothing if it is repeated. `marks`: only of addresses that the settings name.
 */
export function markRecipientsStatements(marks: readonly RecipientMark[], now: number): readonly Statement[] {
  const rows = marks.map((mark) => ({ ...mark, address: mark.address.toLowerCase() }));
  return [
    {
      sql: `INSERT INTO recipient_marks (address, mark, provider, at, reason)
            SELECT value ->> 'address', value ->> 'mark', value ->> 'provider', value ->> 'at', value ->> 'reason'
            FROM json_each(?) WHERE TRUE
            ON CONFLICT DO UPDATE SET mark = excluded.mark, provider = excluded.provider, at = excluded.at,
              reason = excluded.reason
            WHERE instr('${MARKS.join(" ")}', excluded.mark) > instr('${MARKS.join(" ")}', recipient_marks.mark)`,
      values: [JSON.stringify(rows)],
    },
    foundStatement(
      KIND,
      {
        sql: `SELECT ${NAME} AS what FROM recipient_marks WHERE address IN (SELECT value FROM json_each(?))`,
        values: [addressList(rows.map(({ address }) => address))],
      },
      now,
    ),
  ];
}

/** The marks of these addresses, in any case. */
export function recipientMarksStatement(addresses: readonly string[]): Statement {
  return {
    sql: `SELECT ${COLUMNS} FROM recipient_marks WHERE address IN (SELECT value FROM json_each(?))`,
    values: [addressList(addresses)],
  };
}

/** What `recipientMarksStatement` selected: by address, in lower case. */
export function readRecipientMarks(rows: readonly Row[] = []): ReadonlyMap<string, RecipientMark> {
  return new Map(rows.map((value) => v.parse(row, value)).map((mark) => [mark.address, mark]));
}

/** The mark, and what the engineers are notified of: a later mark of this address is news again. */
export function clearMarkStatements(address: string): readonly Statement[] {
  const known = address.toLowerCase();
  return [
    { sql: "DELETE FROM recipient_marks WHERE address = ?", values: [known] },
    // What follows the address there begins with a slash, and "0" is the next character.
    { sql: "DELETE FROM sights WHERE kind = ? AND what > ? AND what < ?", values: [KIND, `${known}/`, `${known}0`] },
  ];
}

/** The settings name fewer addresses than that. */
const MOST_LISTED = 1_000;

/** All marks by address. */
export async function listRecipientMarks(db: Database): Promise<readonly RecipientMark[]> {
  const [rows] = await db.batch([
    { sql: `SELECT ${COLUMNS} FROM recipient_marks ORDER BY address LIMIT ?`, values: [MOST_LISTED] },
  ]);
  return [...readRecipientMarks(rows).values()];
}

export const FORGET_MARKS_STATEMENTS = 2;

/** Removes the marks of addresses other than these, and service events without a mark. Both tables have a few rows. */
export function forgetMarksStatements(addresses: readonly string[]): readonly Statement[] {
  return [
    {
      sql: "DELETE FROM recipient_marks WHERE address NOT IN (SELECT value FROM json_each(?))",
      values: [addressList(addresses)],
    },
    { sql: `DELETE FROM sights WHERE kind = ? AND what NOT IN (SELECT ${NAME} FROM recipient_marks)`, values: [KIND] },
  ];
}

const KIND: ServiceEvent["kind"] = "recipient-marked";

const COLUMNS = "address, mark, provider, at, reason";

/** As `markName` writes it. */
const NAME = "address || '/' || mark || '/' || provider";

function addressList(addresses: readonly string[]): string {
  return JSON.stringify([...new Set(addresses.map((address) => address.toLowerCase()))]);
}

const row = v.object({
  address: v.string(),
  // A mark that only a newer version knows also means that nothing is sent.
  mark: v.fallback(v.picklist(MARKS), "suppressed"),
  provider: v.string(),
  at: v.number(),
  reason: v.string(),
});
