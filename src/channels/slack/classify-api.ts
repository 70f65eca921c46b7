import type { Outcome } from "../channel.ts";
import { classify, errorWord, later } from "../classify.ts";
import type { Answer } from "../http.ts";
import { refOf } from "./message-ref.ts";

/** Slack's error words, as its methods document them. Any other word rejects this one message. */
const WORDS: Readonly<Record<"retry" | "malformed" | "out-of-order", readonly string[]>> = {
  retry: [
    ...["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"],
    ...["message_limit_exceeded", "team_added_to_org", "org_login_required", "external_channel_migrating"],
  ],
  malformed: [
    ...["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text"],
    ...[
      "invalid_arguments",
      "invalid_arg_name",
      "invalid_array_arg",
      "invalid_charset",
      "invalid_json",
      "json_not_object",
    ],
    ...["invalid_form_data", "invalid_post_type", "missing_post_type"],
  ],
  "out-of-order": [
    ...["not_authed", "invalid_auth", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type"],
    ...["missing_scope", "no_permission", "access_denied", "accesslimited", "ekm_access_denied", "forbidden_team"],
    ...["enterprise_is_restricted", "team_access_not_granted", "two_factor_setup_required", "method_deprecated"],
    ...["deprecated_endpoint", "restricted_action", "restricted_action_read_only_channel"],
  ],
};

/** Errors about a channel. For a message that was posted there before, they mean that it can no longer be reached. */
const CHANNEL = ["channel_not_found", "not_in_channel", "is_archived", "is_inactive"];
const GONE = ["message_not_found", "cant_update_message", "edit_window_closed", ...CHANNEL];

const MEANINGS: ReadonlyMap<string, "retry" | "malformed" | "out-of-order"> = new Map([
  ...WORDS.retry.map((word) => [word, "retry"] as const),
  ...WORDS.malformed.map((word) => [word, "malformed"] as const),
  ...[...WORDS["out-of-order"], ...CHANNEL].map((word) => [word, "out-of-order"] as const),
]);

/** Classifies a response of the Web API, which has status 200 for nearly everything and the outcome in its body. */
export function classifyApi(answer: Answer, method: "chat.postMessage" | "chat.update", now: number): Outcome {
  const outcome = classify(answer, now);
  if (answer.kind === "silent" || outcome.kind !== "sent") return outcome;
  const { status, text, retryAfter } = answer;
  const said = read(text);
  if (said.ok === true) {
    const ref = refOf(said.channel, said.ts);
    return ref === null ? outcome : { ...outcome, ref };
  }
  if (said.ok !== false) return { kind: "retry", status, result: { code: "not-as-slack", status } };
  const word = errorWord(String(said.error));
  if (word === null) return { kind: "dead", status, result: { code: "unknown-error", status } };
  if (method === "chat.update" && GONE.includes(word)) {
    return { kind: "dead", status, result: { code: "not-changeable", status, word } };
  }
  const kind = MEANINGS.get(word) ?? "dead";
  const result = { code: "answered", status, word } as const;
  return kind === "retry" ? later(result, retryAfter, now) : { kind, status, result };
}

/** If a response broke off, its beginning is enough: otherwise a message that was accepted would be sent again. */
function read(text: string): {
  readonly ok?: unknown;
  readonly error?: unknown;
  readonly channel?: unknown;
  readonly ts?: unknown;
} {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return /^\s*\{\s*"ok"\s*:\s*true\b/.test(text) ? { ok: true } : {};
  }
}
