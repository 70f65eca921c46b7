import { FOLLOWED } from "./messages.ts";

/** So many messages that a delivery has left are remembered with it: the latest ones. */
const EARLIER = 10;

/**
 * Part of an UPDATE of deliveries that takes one out of its message, for another or for none: `next`, in SQL. What it
 * was in stays known, so that every attempt can be shown; also the messages that have taken in its own, which are not
 * written with each delivery.
 */
export function rememberMessages(next: string): string {
  return `earlier_messages = iif(message IS NULL OR message IS ${next}, earlier_messages, (
    WITH RECURSIVE was(id, step) AS (
      SELECT deliveries.message, 0
      UNION ALL SELECT messages.args ->> 'into', step + 1 FROM was CROSS JOIN messages ON messages.id = was.id
      WHERE messages.status = 'absorbed' AND step < ${FOLLOWED}
    ), latest(id, place) AS (
      SELECT value, key - ${EARLIER} FROM json_each(iif(json_valid(earlier_messages), earlier_messages, '[]'))
      UNION ALL SELECT id, step FROM was WHERE id IS NOT ${next}
      ORDER BY 2 DESC LIMIT ${EARLIER}
    ) SELECT json_group_array(id) FROM (SELECT id FROM latest ORDER BY place)))`;
}
