import type { Link, Message } from "../message.ts";

/** What may be done about the alert: links to pages that ask first, because mail scanners open them too. */
export function actionLinks({ actions }: Message): readonly Link[] {
  const ways = actions === undefined ? [] : [actions.claim, actions.resolve];
  return ways.flatMap((action) => (action?.url == null ? [] : [{ label: action.label, url: action.url }]));
}
