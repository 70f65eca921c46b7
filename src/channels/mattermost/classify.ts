import type { Outcome } from "../channel.ts";
import { classify, type Dialect } from "../classify.ts";
import type { Answer } from "../http.ts";

/** How Mattermost names errors, such as "web.incoming_webhook.invalid.app_error". */
const MATTERMOST_ERROR = /^[a-z][a-z\d_]*(?:\.[a-z\d_]+){1,8}$/;
/** How Rocket.Chat names errors, such as "invalid-channel"; some are sentences, of which none is recorded. */
const ROCKET_CHAT_ERROR = /^[a-z]+(?:-[a-z]+){1,6}$/;
const ROCKET_CHAT_TOKEN = "Invalid integration id or token provided";

/**
 * Errors that concern the webhook, the bot or the channel, also with a status that usually means something else: 400 for
 * a webhook that was deleted, 501 where webhooks are switched off.
 */
const OF_PLACE = [
  /^web\.incoming_webhook\.(?:invalid|disabled|channel|channel_locked|permissions|user)\.app_error$/,
  /^(?:app|api)\.webhooks?\./,
  /^api\.post\.create_post\.(?:can_not_post_to_deleted\.error|town_square_read_only)$/,
  /^(?:invalid-channel|invalid-room|error-invalid-channel|error-invalid-room|error-room-not-found|error-room-archived)$/,
  /^(?:error-not-allowed|error-not-in-room|room-is-read-only|invalid-integration)$/,
];

const DIALECT: Dialect = {
  kindOf({ status, text }) {
    const isFailure = status >= 500 && status !== 501;
    return !isFailure && OF_PLACE.some((pattern) => pattern.test(wordOf(text) ?? "")) ? "out-of-order" : null;
  },
  wordOf,
};

/** Classifies the response to a webhook: "ok" of Mattermost, `{"success":true}` of Rocket.Chat. */
export function classifyWebhook(answer: Answer, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent" || outcome.kind !== "sent") return outcome;
  const { status, text } = answer;
  if (text.trim() === "ok") return outcome;
  const { success } = read(text);
  if (success === true) return outcome;
  // A failure is a failure, whatever its status says.
  if (success === false) return classify({ ...answer, status: 400 }, now, DIALECT);
  return { kind: "retry", status, result: { code: "unexpected", status } };
}

/** Classifies a response of Mattermost's API. `isChange`: a message that was posted before was to be changed. */
export function classifyApi(answer: Answer, isChange: boolean, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  if (outcome.kind === "sent") {
    const { id } = read(text);
    if (typeof id === "string" && POST.test(id)) return { ...outcome, ref: id };
    // An answer that broke off is still one of Mattermost's.
    if (/^\s*\{\s*"id"\s*:\s*"/.test(text)) return outcome;
    return { kind: "retry", status, result: { code: "unexpected", status } };
  }
  const word = wordOf(text) ?? "";
  // The message is gone, or may no longer be changed: that says nothing about new ones.
  if (isChange && (status === 403 || status === 404 || (status === 400 && NOT_CHANGEABLE.test(word)))) {
    return { kind: "dead", status, result: { code: "not-changeable", status, word } };
  }
  return outcome;
}

const POST = /^[a-z\d]{26}$/;
const NOT_CHANGEABLE = /permissions_(?:details|time_limit)|can_not_update_post_in_deleted|update_post\.find/;

function wordOf(text: string): string | null {
  const { id, error } = read(text);
  if (typeof id === "string" && MATTERMOST_ERROR.test(id)) return id;
  if (typeof error !== "string") return null;
  if (error.startsWith(ROCKET_CHAT_TOKEN)) return "invalid-integration";
  return ROCKET_CHAT_ERROR.test(error) ? error : null;
}

function read(text: string): { readonly id?: unknown; readonly success?: unknown; readonly error?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
