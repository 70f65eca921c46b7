/** How Slack calls somebody, whatever they call themselves. */
export const SLACK_USER = /^[UW][A-Z\d]{1,30}$/;

/** Somebody who acts in Slack, on record: by the name of that day, and by the id, which alone stays the same. */
export function slackName(name: string, id: string): string {
  return `${name} (Slack ${id})`.trim();
}

/** The id of somebody who acted in Slack; null: it does not end so. */
export function slackUserIn(who: string): string | null {
  const [, id = ""] = /(?:^| )\(Slack (\w+)\)$/.exec(who) ?? [];
  return SLACK_USER.test(id) ? id : null;
}
