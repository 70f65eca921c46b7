import type { Result } from "../../../channels/result.ts";

/** What an attempt came to, in a few words. */
export function result(came: Result): string {
  switch (came.code) {
    case "answered": {
      const { status, word, asked } = came;
      return `answered ${status}${afterSpace(word)}${asked === undefined ? "" : `, asked to wait ${asked} s`}`;
    }
    case "redirected":
      return `answered ${came.status}, a redirect, which is never followed`;
    case "accepted":
      return `answered ${came.status}: accepted; whether it was posted is not known`;
    case "unexpected":
      return `answered ${came.status}, but not as this service does`;
    case "moved":
      return `answered ${came.status}: the conversation has moved to ${came.to}; write that into the settings of the target`;
    case "not-as-slack":
      return `answered ${came.status}, but not as Slack does`;
    case "unknown-error":
      return `answered ${came.status} an unknown error`;
    case "refused":
      return `answered ${came.status}, refused`;
    case "not-changeable":
      return `answered ${came.status} ${came.word}: the message can not be changed any more`;
    case "address-over":
      return "the button's answer address is over: it holds for 30 minutes and five answers";
    case "not-ours":
      return `the message that it replaces was not sent by ${{ bot: "the bot", webhook: "a webhook" }[came.way]}`;
    case "no-answer":
      return `no answer within ${came.seconds} s`;
    case "connection-failed":
      return "the connection failed";
    case "not-encrypted":
      return "the mail server offers no encryption (STARTTLS), so nothing was sent";
    case "mail-taken":
      return "taken for delivery";
    case "mail-failed":
      return came.error === undefined ? "failed without a code" : `failed ${explained(came.error)}`;
    case "mail-refused":
      return `refused ${explained(came.error)}`;
    case "no-mail-binding":
      return 'the Worker can send no mail: put [[send_email]] with name = "EMAIL" into wrangler.toml, and deploy again';
    case "not-composed":
      return "our own fault: the message could not be composed";
    case "not-sent":
      return "our own fault: the message could not be sent";
    case "interrupted":
      return "interrupted before an answer was recorded: it may have arrived";
    case "said":
      return came.text;
  }
}

function afterSpace(word: string | undefined): string {
  return word === undefined ? "" : ` ${word}`;
}

/** What Cloudflare's words for a mail mean. */
const MAIL_ERRORS: ReadonlyMap<string, string> = new Map([
  ["E_VALIDATION_ERROR", "a field of the mail is malformed"],
  ["E_FIELD_MISSING", "a field of the mail is missing"],
  ["E_CONTENT_TOO_LARGE", "the mail is too large"],
  ["E_TOO_MANY_RECIPIENTS", "it goes to too many recipients"],
  ["E_SENDER_NOT_VERIFIED", "the sender's domain is not verified in Cloudflare"],
  ["E_SENDER_DOMAIN_NOT_AVAILABLE", "the sender's domain is not set up for sending in Cloudflare"],
  ["E_RECIPIENT_NOT_ALLOWED", "a recipient is none that the Worker may write to"],
  ["E_RECIPIENT_SUPPRESSED", "a recipient's mail came back before, and Cloudflare keeps it on its suppression list"],
  ["E_DAILY_LIMIT_EXCEEDED", "no more mail today (UTC)"],
]);

function explained(error: string): string {
  const meaning = error.startsWith("E_HEADER") ? "a header is not allowed" : MAIL_ERRORS.get(error);
  return meaning === undefined ? error : `${error}: ${meaning}`;
}
