import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { ALERT_OUTCOMES, type AlertOutcome, type AlertState, STATES } from "../../alerts/state.ts";
import { NO_SUMMARY, type Summary, summarySchema } from "../../alerts/summary.ts";
import { readCustomer } from "../../chat/customer.ts";
import { ALERT_ACTOR, actorColumnsRow, withActor } from "../actor-columns.ts";
import { boundedScanStatement, readFound, type ScanBounds, type ScannedPage } from "../bounded-scan.ts";
import { ALERT_OUTCOME } from "../columns.ts";
import type { Database, Row } from "../database.ts";
import { type ChatCursor, type ChatFilter, HELD_UNTIL, type ListedChat, readingOf, readListed } from "./list.ts";

/** A chat as a file has it: with what its page says of it, as far as that is known without reading its body. */
export interface FiledChat extends ListedChat {
  /** Null if it has no alert. */
  readonly alert: FiledAlert | null;
  readonly customer: string | null;
  readonly agents: readonly string[];
  readonly platform: string | null;
}

interface FiledAlert {
  readonly state: AlertState;
  readonly actor: Actor | null;
  readonly outcome: AlertOutcome | null;
  readonly summary: Summary;
  /** Of the last change that somebody made. */
  readonly note: string | null;
}

/** In bytes: of a larger body the customer's name is not read. */
const LARGEST_BODY = 50_000;

/** The note of the latest change in which somebody did something. Of one that came back the column has another chat. */
const NOTE = `(SELECT iif(outcome IS 'came-back', NULL, note) FROM follow_ups
  WHERE follow_ups.chat_id = found.chat_id AND follow_ups.project_id = found.project_id ORDER BY change DESC LIMIT 1)`;

/** The customer record of a chat without an alert, in whose summary its name would be. */
const RECORD = `(SELECT iif(encoding = 'utf-8' AND octet_length(body) <= ${LARGEST_BODY} AND json_valid(body),
    json_extract(body, '$.clientData'), NULL) FROM revisions
  WHERE revisions.chat_id = found.chat_id AND revisions.project_id = found.project_id
    AND revisions.revision = found.revision)`;

/** As the list has them, latest first, each with its alert. One row more is read for each than for the list. */
export async function listChatsForFile(
  db: Database,
  filter: ChatFilter,
  after: ChatCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<FiledChat>> {
  const { sql, values } = boundedScanStatement(readingOf(filter, after), bounds);
  const [rows = []] = await db.batch([
    {
      sql: `SELECT found.*, alerts.reasons, alerts.state, alerts.since, alerts.summary, ${ALERT_ACTOR},
              ${ALERT_OUTCOME} AS outcome, ${HELD_UNTIL},
              iif(alerts.state IS NULL, NULL, ${NOTE}) AS note, iif(alerts.state IS NULL, ${RECORD}, NULL) AS record
            FROM (${sql}) AS found
            LEFT JOIN alerts ON alerts.chat_id = found.chat_id AND alerts.project_id = found.project_id`,
      values,
    },
  ]);
  const found = readFound(rows, bounds, readFiled);
  return { ...found, entries: found.entries.toSorted((one, other) => other.receivedAt - one.receivedAt) };
}

const filed = v.object({
  agent: v.nullable(v.string()),
  platform: v.nullable(v.string()),
  state: v.nullable(v.picklist(STATES)),
  ...actorColumnsRow,
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
  summary: v.fallback(v.pipe(v.string(), v.parseJson(), summarySchema), NO_SUMMARY),
  note: v.nullable(v.string()),
  record: v.fallback(v.nullable(v.pipe(v.string(), v.parseJson())), null),
});

function readFiled(row: Row): FiledChat {
  const { state, actor, outcome, summary, note, record, agent, platform } = withActor(v.parse(filed, row));
  const chat = readListed(row);
  if (state === null) {
    const agents = agent === null ? [] : [agent];
    return { ...chat, alert: null, customer: readCustomer(record).name, agents, platform };
  }
  return {
    ...chat,
    alert: { state, actor, outcome, summary, note },
    ...{ customer: summary.customer, agents: summary.agents, platform: summary.platform ?? platform },
  };
}
