/**
 * How an alert or a follow-up ended. What ended without anybody is kept in `ended_as`, because older code knows every
 * value of `outcome`. Older code also opens alerts again without clearing it: so it counts only while one is resolved.
 */
export const ALERT_OUTCOME = "iif(alerts.state = 'resolved', coalesce(alerts.outcome, alerts.ended_as), NULL)";

export const FOLLOW_UP_OUTCOME = "coalesce(follow_ups.outcome, follow_ups.ended_as)";
