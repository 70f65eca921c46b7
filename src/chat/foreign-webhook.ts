/**
 * VCC Live's other webhooks, by what their bodies have and a chat's body has not. The developer guide shows the fields of
 * most of them. Of SMS and Mobile Disposition it does not: these are recognised by what their names say.
 */

/** While this one points here, agents cannot log in: VCC Live asks it before each login, and only its answer lets them in. */
const LOGIN = "Project Login";

export function blocksLogin(webhook: string | null): boolean {
  return webhook === LOGIN;
}

type Has = (...names: readonly string[]) => boolean;

/** In this order: the first that fits is named. `has`: all of these members are there. */
const KNOWN: readonly (readonly [name: string, fits: (has: Has) => boolean])[] = [
  ["Ticket Status", (has) => has("ticket", "action")],
  ["Payment Transaction", (has) => has("payment")],
  ["Email", (has) => has("emailId")],
  ["IVR", (has) => has("vccsys_shortid")],
  [LOGIN, (has) => has("secondaryProjectIds") || (isUser(has) && !has("uuid") && !has("disposition"))],
  ["SMS", (has) => SMS.some((name) => has(name)) || (has("source", "destination") && has("text") && !has("uuid"))],
  ["IVR", (has) => has("uuid", "projectid", "source", "destination") && !has("disposition")],
  ["Call Disposition", (has) => has("uuid", "projectid")],
  ["Mobile Disposition", (has) => has("disposition") && (has("projectid", "numberid") || has("projectId", "numberId"))],
  ["User Changed", (has) => has("new", "old")],
  ["User Created", (has) => has("new")],
];

/** A call's user has a call beside it. */
function isUser(has: Has): boolean {
  return has("username") && (has("userId") || has("userid"));
}

const SMS = ["sms", "smsId", "smsid", "smsText"];

/** All members that are looked for. */
export const FOREIGN_MEMBERS: readonly string[] = [
  ...[
    "ticket",
    "action",
    "payment",
    "emailId",
    "vccsys_shortid",
    "secondaryProjectIds",
    "userId",
    "userid",
    "username",
    ...SMS,
  ],
  ...["source", "destination", "text", "uuid", "projectid", "numberid", "numberId", "new", "old"],
];

/** Which of VCC Live's other webhooks a body looks like; null if none. */
export function foreignWebhookOf(members: ReadonlySet<string>): string | null {
  const found = KNOWN.find(([, fits]) => fits((...names) => names.every((name) => members.has(name))));
  return found?.[0] ?? null;
}

/** In characters: the names at the beginning of a form are enough. */
const BEGINNING = 10_000;

/** The same of a body that is no JSON: IVR can send its variables as a form. */
export function foreignFormOf(text: string): string | null {
  if (!/^[\w.$-]{1,100}=/.test(text)) return null;
  const members = new Set(new URLSearchParams(text.slice(0, BEGINNING)).keys());
  const found = foreignWebhookOf(members);
  return found === "IVR" || found === LOGIN || found === "SMS" ? found : null;
}
