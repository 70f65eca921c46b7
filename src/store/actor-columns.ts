import * as v from "valibot";
import type { Actor } from "../alerts/actor.ts";
import { actorOf } from "../alerts/actor-columns.ts";
import { ALERT_DOOR } from "./columns.ts";

/** The id and the name of whoever has or had an alert, as long as no older version has changed who that is since. */
const ALERT_WHO_ID = "iif(alerts.who_since = alerts.since, alerts.who_id, NULL)";
const ALERT_WHO_NAME = "iif(alerts.who_since = alerts.since, alerts.who_name, NULL)";

/** Whoever has or had an alert: columns for `withActor`. */
export const ALERT_ACTOR = `alerts.who, ${ALERT_DOOR} AS door, ${ALERT_WHO_ID} AS who_id, ${ALERT_WHO_NAME} AS who_name`;

/** The same as members of a JSON object. */
export const ALERT_ACTOR_JSON = `'who', alerts.who, 'door', ${ALERT_DOOR}, 'who_id', ${ALERT_WHO_ID}, 'who_name', ${ALERT_WHO_NAME}`;

/** What is read of them. */
export const actorColumnsRow = {
  who: v.nullable(v.string()),
  door: v.nullable(v.string()),
  who_id: v.nullable(v.string()),
  who_name: v.nullable(v.string()),
};

interface ActorRow {
  readonly who: string | null;
  readonly door: string | null;
  readonly who_id: string | null;
  readonly who_name: string | null;
}

/** A row with its actor in place of the columns. */
export function withActor<Row extends ActorRow>(
  row: Row,
): Omit<Row, keyof ActorRow> & { readonly actor: Actor | null } {
  const { who, door, who_id: whoId, who_name: whoName, ...rest } = row;
  return { ...rest, actor: actorOf({ who, door, whoId, whoName }) };
}
