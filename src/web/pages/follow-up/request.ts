import * as v from "valibot";
import { MANUAL_OUTCOMES } from "../../../alerts/state.ts";
import type { ChatKey } from "../../../chat/chat.ts";
import { readChatName } from "../../../chat/ids.ts";
import { type FollowUpCommand, NOTE } from "../../../followup/decide.ts";
import { NAME_FIELD, readName } from "../../../followup/link-identity.ts";
import { readBody } from "../../../intake/read-body.ts";
import { readReturnTo } from "../../auth/return-to.ts";
import { mistake, type QueryMistake } from "../../http/query-params.ts";

/** Which alerts are followed up and how; where the browser continues. */
export interface FollowUpRequest {
  readonly keys: readonly ChatKey[];
  readonly act: FollowUpCommand;
  /** The name that a link holder entered; null: none. */
  readonly name: string | null;
  readonly next: string;
}

export type ReadRequest = { readonly ok: true; readonly asked: FollowUpRequest } | QueryMistake;

/** In bytes: enough for a note in any script, and for the maximum of chats. */
const MOST_BYTES = 20_000;
/** More than a page has. */
const MOST_CHATS = 200;

/** Reads the form of a page, or a program's JSON. `named`: the chat in the path. */
export async function readRequest(
  request: Request,
  action: FollowUpCommand["action"],
  named: ChatKey | null,
): Promise<ReadRequest> {
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return mistake("body", `must have at most ${MOST_BYTES} bytes`);
  const fields = readFields(new TextDecoder().decode(body), request.headers.get("Content-Type"));
  if (fields === null)
    return mistake("body", "must be a form, or JSON with chats, outcome and note as they are needed");
  const keys = named === null ? fields.chats.map(readChatName).filter((key) => key !== null) : [named];
  if (keys.length === 0 || keys.length > MOST_CHATS || (named === null && keys.length < fields.chats.length)) {
    return mistake("chats", `must be from 1 to ${MOST_CHATS} chats, each a project's and a chat's id, such as 130/101`);
  }
  const next = readReturnTo(fields.next);
  const name = readName(fields.name);
  if (name === undefined) return mistake("name", `must have at most ${NAME_FIELD} characters, each of them visible`);
  if (action !== "resolve") return { ok: true, asked: { keys, act: { action }, name, next } };
  const outcome = MANUAL_OUTCOMES.find((known) => known === fields.outcome);
  const note = fields.note?.trim() || null;
  if (outcome === undefined) return mistake("outcome", `must be one of ${MANUAL_OUTCOMES.join(", ")}`);
  if ([...(note ?? "")].length > NOTE) return mistake("note", `must have at most ${NOTE} characters`);
  return { ok: true, asked: { keys, act: { action, outcome, note }, name, next } };
}

const text = v.optional(v.nullable(v.string()), null);
const json = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ chats: v.optional(v.array(v.string()), []), outcome: text, note: text, name: text, next: text }),
);
type Fields = v.InferOutput<typeof json>;

function readFields(body: string, type: string | null): Fields | null {
  if (/^application\/json\b/i.test(type ?? "")) {
    const read = v.safeParse(json, body);
    return read.success ? read.output : null;
  }
  const form = new URLSearchParams(body);
  // Browsers send line ends as CRLF, which their own limit on a note counts as one.
  const note = form.get("note")?.replaceAll("\r\n", "\n") ?? null;
  const [outcome, name, next] = [form.get("outcome"), form.get("name"), form.get("next")];
  return { chats: form.getAll("chat"), outcome, note, name, next };
}
