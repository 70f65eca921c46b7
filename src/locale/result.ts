import type { Result } from "../channels/result.ts";
import type { Language } from "./locale.ts";

/** What an attempt came to, in a few words. */
export function sayResult(language: Language, result: Result): string {
  return SAID[language](result);
}

const SAID: Readonly<Record<Language, (result: Result) => string>> = { en: inEnglish, hu: inHungarian };

function inEnglish(result: Result): string {
  switch (result.code) {
    case "answered": {
      const { status, word, asked } = result;
      return `answered ${status}${afterSpace(word)}${asked === undefined ? "" : `, asked to wait ${asked} s`}`;
    }
    case "redirected":
      return `answered ${result.status}, a redirect, which is never followed`;
    case "not-as-slack":
      return `answered ${result.status}, but not as Slack does`;
    case "unknown-error":
      return `answered ${result.status} an unknown error`;
    case "refused":
      return `answered ${result.status}, refused`;
    case "not-changeable":
      return `answered ${result.status} ${result.word}: the message can not be changed any more`;
    case "address-over":
      return "the button's answer address is over: it holds for 30 minutes and five answers";
    case "not-ours":
      return `the message that it replaces was not sent by ${{ bot: "the bot", webhook: "a webhook" }[result.way]}`;
    case "no-answer":
      return `no answer within ${result.seconds} s`;
    case "connection-failed":
      return "the connection failed";
    case "mail-taken":
      return "taken for delivery";
    case "mail-failed":
      return result.error === undefined ? "failed without a code" : `failed ${explained(result.error)}`;
    case "mail-refused":
      return `refused ${explained(result.error)}`;
    case "no-mail-binding":
      return 'the Worker can send no mail: put [[send_email]] with name = "EMAIL" into wrangler.toml, and deploy again';
    case "not-composed":
      return "our own fault: the message could not be composed";
    case "not-sent":
      return "our own fault: the message could not be sent";
    case "interrupted":
      return "interrupted before an answer was recorded: it may have arrived";
    case "said":
      return result.text;
  }
}

function inHungarian(result: Result): string {
  switch (result.code) {
    case "answered": {
      const { status, word, asked } = result;
      return `válasz: ${status}${afterSpace(word)}${asked === undefined ? "" : `, ${asked} másodperc türelmet kért`}`;
    }
    case "redirected":
      return `válasz: ${result.status}, átirányítás, amelyet soha nem követünk`;
    case "not-as-slack":
      return `válasz: ${result.status}, de nem olyan, amilyet a Slack ad`;
    case "unknown-error":
      return `válasz: ${result.status}, ismeretlen hiba`;
    case "refused":
      return `válasz: ${result.status}, elutasítva`;
    case "not-changeable":
      return `válasz: ${result.status} ${result.word}: az üzenet már nem módosítható`;
    case "address-over":
      return "a gomb válaszcíme lejárt: 30 percig és öt válaszig él";
    case "not-ours":
      return "a lecserélendő üzenetet nem így küldték";
    case "no-answer":
      return `${result.seconds} másodpercen belül nem jött válasz`;
    case "connection-failed":
      return "a kapcsolat nem sikerült";
    case "mail-taken":
      return "kézbesítésre átvéve";
    case "mail-failed":
      return result.error === undefined ? "hibakód nélkül meghiúsult" : `elutasítva: ${result.error}`;
    case "mail-refused":
      return `elutasítva: ${result.error}`;
    case "no-mail-binding":
      return 'a Worker nem tud levelet küldeni: a wrangler.toml fájlba [[send_email]] kell, benne name = "EMAIL", majd új telepítés';
    case "not-composed":
      return "saját hiba: az üzenet nem készült el";
    case "not-sent":
      return "saját hiba: az üzenet nem ment el";
    case "interrupted":
      return "megszakadt, mielőtt a választ rögzíteni lehetett: lehet, hogy megérkezett";
    // Kept as a sentence, and only in English.
    case "said":
      return result.text;
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
