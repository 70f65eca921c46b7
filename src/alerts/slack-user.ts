/** How Slack calls somebody, whatever they call themselves. */
export const SLACK_USER = /^[UW][A-Z\d]{1,30}$/;

/** Somebody who acts in Slack, on record: by the name of that day, and by the id, which alone stays the same. */
export function slackName(name: string, id: string): string {
  return `${name} (Slack ${id})`.trim();
}

/** The id of somebody who acted in Slack; null: they came by another door, where no name ends so. */
export function slackUserIn(who: string): string | null {
  const [, id = ""] = /(?:^| )\(Slack (\w+)\)$/.exec(who) ?? [];
  return SLACK_USER.test(id) ? id : null;
}

/** Whether one person acted under both names: in Slack anybody may change theirs. */
export function isSamePerson(one: string | null, other: string): boolean {
  if (one === null || one === other) return one === other;
  const user = slackUserIn(one);
  return user !== null && user === slackUserIn(other);
}
