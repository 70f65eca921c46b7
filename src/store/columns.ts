/**
 * How an alert or a follow-up ended. What ended without anybody is kept in `ended_as`, because older code knows every
 * value of `outcome`. Older code also opens alerts again without clearing it: so it counts only while one is resolved.
 */
export const ALERT_OUTCOME = "iif(alerts.state = 'resolved', coalesce(alerts.outcome, alerts.ended_as), NULL)";

/** By which door whoever has or had an alert came: as long as nobody has changed it since, as older code does without it. */
export const ALERT_DOOR = "iif(alerts.door_since = alerts.since, alerts.door, NULL)";

export const FOLLOW_UP_OUTCOME = "coalesce(follow_ups.outcome, follow_ups.ended_as)";

/** The code of why a delivery ended: void where older code, which does without it, has written the row since. */
export const END_CODE = "iif(code_at = ended_at, code, NULL)";

/** The same of what is wrong with a body in quarantine. */
export const PROBLEM_CODE = "iif(code_at = last_at, code, NULL)";
