import * as v from "valibot";
import { SLACK_USER } from "../../../alerts/slack-user.ts";
import { MANUAL_OUTCOMES } from "../../../alerts/state.ts";
import { BUTTON_ACTION, readButtonValue } from "../../../channels/slack/button-value.ts";
import { refOf } from "../../../channels/slack/message-ref.ts";
import type { ChatKey } from "../../../chat/chat.ts";
import { readChatName } from "../../../chat/ids.ts";
import type { FollowUpCommand } from "../../../followup/decide.ts";
import type { Follower } from "../../../followup/follow-up.ts";

/** Somebody pressed one of our buttons. */
export interface Press {
  readonly kind: "press";
  readonly follower: Follower;
  readonly act: FollowUpCommand;
  readonly key: ChatKey;
  /** The target of the message. */
  readonly target: string;
  /** Where Slack accepts the replacement of the message. */
  readonly answerAddress: string | null;
  /** The message itself, if it is in a thread; null if not. */
  readonly below: string | null;
}

/** `nothing`: a link was opened, or the button is not ours. */
export type Interaction = Press | { readonly kind: "nothing" } | { readonly kind: "malformed" };

const text = v.optional(v.nullable(v.string()), null);
const action = v.object({
  action_id: text,
  value: text,
  selected_option: v.optional(v.nullable(v.object({ value: text })), null),
});
const container = v.object({ channel_id: v.string(), message_ts: v.string(), thread_ts: v.string() });
const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    type: v.string(),
    user: v.optional(v.nullable(v.object({ id: v.pipe(v.string(), v.regex(SLACK_USER)), name: text, username: text }))),
    response_url: text,
    container: v.fallback(v.nullable(container), null),
    actions: v.optional(v.array(action), []),
  }),
);

/** The maximum length of a name, in characters: Slack's are shorter. */
const NAME = 80;

/** Reads the body of an interaction, a form whose field `payload` is JSON. */
export function readInteraction(body: Uint8Array): Interaction {
  const read = v.safeParse(schema, new URLSearchParams(new TextDecoder().decode(body)).get("payload"));
  if (!read.success) return { kind: "malformed" };
  const { type, user, response_url: answerAddress, container: stands, actions } = read.output;
  const [pressed] = actions;
  const known = Object.values(BUTTON_ACTION).find((id) => id === pressed?.action_id);
  if (type !== "block_actions" || pressed === undefined || known === undefined) return { kind: "nothing" };
  const named = readButtonValue(pressed.value ?? pressed.selected_option?.value ?? "");
  const key = named === null ? null : readChatName(named.chat);
  const act = named === null ? null : actOf(known, named.outcome);
  if (named === null || key === null || act === null || user == null) return { kind: "malformed" };
  const name = [...(user.name ?? user.username ?? "").trim()].slice(0, NAME).join("").trim();
  const follower = { actor: { authMethod: "slack", id: user.id, name: name === "" ? null : name } };
  return { kind: "press", follower, act, key, target: named.target, answerAddress, below: belowOf(stands) };
}

function belowOf(stands: v.InferOutput<typeof container> | null): string | null {
  if (stands === null || stands.thread_ts === stands.message_ts) return null;
  return refOf(stands.channel_id, stands.message_ts);
}

/** The button resolves with the most common outcome, the menu next to it with the selected one. */
function actOf(
  pressed: (typeof BUTTON_ACTION)[keyof typeof BUTTON_ACTION],
  chosen: string | null,
): FollowUpCommand | null {
  if (pressed === BUTTON_ACTION.claim) return chosen === null ? { action: "claim" } : null;
  if (pressed === BUTTON_ACTION.reopen) return chosen === null ? { action: "reopen" } : null;
  const outcome =
    pressed === BUTTON_ACTION.resolve && chosen === null
      ? MANUAL_OUTCOMES[0]
      : MANUAL_OUTCOMES.find((known) => known === chosen);
  return outcome === undefined ? null : { action: "resolve", outcome, note: null };
}
