import { isRecord, list, object, type Shape, text, url, word } from "../shape.ts";

/** Why a server of ntfy would refuse what is published as JSON: its status, code and sentence. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly error: string;
}

/** In bytes, twice the limit of a message: a body that fills it is refused. */
const LONGEST_JSON = 2 * 4_096;
/** What is as long becomes an attachment. */
const LONGEST_MESSAGE = 4_096;
const DISALLOWED = ["docs", "static", "file", "app", "metrics", "account", "settings", "signup", "login", "v1"];
const NAME = /^[-_A-Za-z0-9]{1,64}$/;

export function bytesOf(said: string): number {
  return new TextEncoder().encode(said).length;
}

/** As the server's own code has it; `hasSequences`: since 2.16. */
export function refusalOf(body: string, hasSequences = true): Refusal | null {
  if (bytesOf(body) >= LONGEST_JSON) return { status: 413, code: 41303, error: "JSON body too large" };
  const said = parsed(body);
  if (said === null) return bad(40024, "request body must be valid JSON");
  const { topic, priority = 0, actions = [], sequence_id: sequence } = said;
  if (typeof topic !== "string" || !NAME.test(topic)) return bad(40009, "topic invalid");
  if (DISALLOWED.includes(topic)) return bad(40010, "topic name is not allowed");
  if (!Number.isInteger(priority) || Number(priority) < 0 || Number(priority) > 5)
    return bad(40007, "invalid priority");
  if (!Array.isArray(actions) || actions.length > 3) return bad(40018, "actions invalid, only 3 actions allowed");
  for (const action of actions) {
    if (!isRecord(action) || !["view", "http", "broadcast"].includes(String(action.action))) {
      return bad(40018, "actions invalid, parameter 'action' cannot be that");
    }
    if (!action.label || (action.action !== "broadcast" && !action.url)) {
      return bad(40018, "actions invalid, parameter 'label' and 'url' are required");
    }
  }
  if (hasSequences && sequence !== undefined && !(typeof sequence === "string" && NAME.test(sequence))) {
    return bad(40049, "sequence ID invalid");
  }
  return null;
}

const action: Shape = { action: word("view"), label: text(1, 400), url: url(2_000) };

/** Only what we use of it: no Markdown, attachment, icon, mail, call or delay, which act on their own. */
const message = object(
  { topic: text(1, 64), message: text(1, LONGEST_MESSAGE), title: text(1, 400) },
  {
    priority: (value, at) => (Number.isInteger(value) && Number(value) >= 1 ? [] : [`${at} must be 1 to 5`]),
    tags: list(word(...emojis()), 0, 5),
    click: url(2_000),
    actions: list(object(action), 0, 3),
    sequence_id: text(1, 64),
  },
);

/** Emoji short codes of the documentation. A tag that is none would be shown as a word. */
function emojis(): readonly string[] {
  return [
    ...["speech_balloon", "rotating_light", "alarm_clock", "raising_hand", "white_check_mark", "bar_chart"],
    ...["warning", "no_entry", "bell"],
  ];
}

/** What the server would refuse or not show as a message, and what is not as we mean it. */
export function faultsOf(body: string): readonly string[] {
  const refusal = refusalOf(body);
  if (refusal !== null) return [`${refusal.code} ${refusal.error}`];
  const said = parsed(body) ?? {};
  const size = bytesOf(String(said.message));
  return [
    ...message(said, ""),
    ...(size >= LONGEST_MESSAGE ? [`a message of ${size} bytes becomes an attachment`] : []),
    ...(String(said.message).trim() === said.message ? [] : ["the message begins or ends with nothing"]),
    ...(/[\r\n]/.test(String(said.title)) ? ["the title has more than one line"] : []),
  ];
}

export function parsed(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function bad(code: number, error: string): Refusal {
  return { status: 400, code, error: `invalid request: ${error}` };
}
