import type { AttemptRecord } from "../../../alerts/message-state.ts";
import type { Result } from "../../../channels/result.ts";

/** Slack's errors that do not rule out that the message was posted. */
const UNSURE = ["fatal_error", "internal_error"];

/** The sentences that older versions stored instead of a code. */
const UNSURE_SAID =
  /^(?:no answer within |the connection failed|interrupted before |failed without a code|answered 2\d\d, but not )/;

/**
 * Whether the message may have arrived, although the attempt did not end as sent. `result` null: its code is unknown.
 */
export function mayHaveArrived(
  { outcome, status }: Pick<AttemptRecord, "outcome" | "status">,
  result: Result | null,
): boolean {
  if (outcome === "sent") return false;
  if (status !== null && status >= 500) return true;
  if (result === null) return status === null;
  switch (result.code) {
    case "no-answer":
    case "connection-failed":
    case "interrupted":
      return true;
    case "not-as-slack":
    case "unexpected":
      return result.status < 300;
    case "mail-failed":
      return result.error === undefined;
    case "answered":
      return result.word !== undefined && UNSURE.includes(result.word);
    case "said":
      return UNSURE_SAID.test(result.text);
    case "redirected":
    case "not-encrypted":
    case "accepted":
    case "moved":
    case "unknown-error":
    case "refused":
    case "not-changeable":
    case "address-over":
    case "not-ours":
    case "mail-taken":
    case "mail-refused":
    case "no-mail-binding":
    case "not-composed":
    case "not-sent":
      return false;
  }
}
