import type { Result } from "../../../src/channels/result.ts";

interface Example {
  readonly result: Result;
  readonly en: string;
  readonly hu: string;
}

const REFUSALS: Readonly<Record<string, string>> = {
  E_VALIDATION_ERROR: "a field of the mail is malformed",
  E_FIELD_MISSING: "a field of the mail is missing",
  E_CONTENT_TOO_LARGE: "the mail is too large",
  E_HEADERS_TOO_MANY: "a header is not allowed",
  E_HEADER_NOT_ALLOWED: "a header is not allowed",
  E_TOO_MANY_RECIPIENTS: "it goes to too many recipients",
  E_SENDER_NOT_VERIFIED: "the sender's domain is not verified in Cloudflare",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "the sender's domain is not set up for sending in Cloudflare",
  E_RECIPIENT_NOT_ALLOWED: "a recipient is none that the Worker may write to",
  E_RECIPIENT_SUPPRESSED: "a recipient's mail came back before, and Cloudflare keeps it on its suppression list",
};

/** What notes were before they had codes: a sentence of any form. */
const OLD_NOTES: readonly Example[] = ["answered 500", "nothing but failures since 2026: away"].map((text) => ({
  result: { code: "said", text },
  en: text,
  hu: text,
}));

const MAILS: readonly Example[] = [
  { result: { code: "mail-taken" }, en: "taken for delivery", hu: "kézbesítésre átvéve" },
  { result: { code: "mail-failed" }, en: "failed without a code", hu: "hibakód nélkül meghiúsult" },
  {
    result: { code: "mail-failed", error: "E_RATE_LIMIT_EXCEEDED" },
    en: "failed E_RATE_LIMIT_EXCEEDED",
    hu: "elutasítva: E_RATE_LIMIT_EXCEEDED",
  },
  {
    result: { code: "mail-failed", error: "E_DAILY_LIMIT_EXCEEDED" },
    en: "failed E_DAILY_LIMIT_EXCEEDED: no more mail today (UTC)",
    hu: "elutasítva: E_DAILY_LIMIT_EXCEEDED",
  },
  ...Object.entries(REFUSALS).map(
    ([error, why]): Example => ({
      result: { code: "mail-refused", error },
      en: `refused ${error}: ${why}`,
      hu: `elutasítva: ${error}`,
    }),
  ),
  {
    result: { code: "mail-refused", error: "E_OF_A_NEWER_VERSION" },
    en: "refused E_OF_A_NEWER_VERSION",
    hu: "elutasítva: E_OF_A_NEWER_VERSION",
  },
  {
    result: { code: "no-mail-binding" },
    en: 'the Worker can send no mail: put [[send_email]] with name = "EMAIL" into wrangler.toml, and deploy again',
    hu: 'a Worker nem tud levelet küldeni: a wrangler.toml fájlba [[send_email]] kell, benne name = "EMAIL", majd új telepítés',
  },
];

/** All that an attempt can come to, in every form, and how each is said. */
export const EVERY_RESULT: readonly Example[] = [
  { result: { code: "answered", status: 200 }, en: "answered 200", hu: "válasz: 200" },
  {
    result: { code: "answered", status: 404, word: "no_service" },
    en: "answered 404 no_service",
    hu: "válasz: 404 no_service",
  },
  {
    result: { code: "answered", status: 429, asked: 30 },
    en: "answered 429, asked to wait 30 s",
    hu: "válasz: 429, 30 másodperc türelmet kért",
  },
  {
    result: { code: "answered", status: 429, word: "rate_limited", asked: 30 },
    en: "answered 429 rate_limited, asked to wait 30 s",
    hu: "válasz: 429 rate_limited, 30 másodperc türelmet kért",
  },
  {
    result: { code: "redirected", status: 302 },
    en: "answered 302, a redirect, which is never followed",
    hu: "válasz: 302, átirányítás, amelyet soha nem követünk",
  },
  {
    result: { code: "accepted", status: 202 },
    en: "answered 202: accepted; whether it was posted is not known",
    hu: "válasz: 202, elfogadta; hogy meg is jelent-e, nem tudható",
  },
  {
    result: { code: "unexpected", status: 200 },
    en: "answered 200, but not as this service does",
    hu: "válasz: 200, de nem úgy, ahogy ez a szolgáltatás szokott",
  },
  {
    result: { code: "moved", status: 400, to: "-1001234567890" },
    en: "answered 400: the conversation has moved to -1001234567890; write that into the settings of the target",
    hu: "válasz: 400, a beszélgetés átköltözött ide: -1001234567890; ezt írja be a cél beállításaiba",
  },
  {
    result: { code: "not-as-slack", status: 200 },
    en: "answered 200, but not as Slack does",
    hu: "válasz: 200, de nem olyan, amilyet a Slack ad",
  },
  {
    result: { code: "unknown-error", status: 200 },
    en: "answered 200 an unknown error",
    hu: "válasz: 200, ismeretlen hiba",
  },
  { result: { code: "refused", status: 200 }, en: "answered 200, refused", hu: "válasz: 200, elutasítva" },
  {
    result: { code: "not-changeable", status: 200, word: "is_archived" },
    en: "answered 200 is_archived: the message can not be changed any more",
    hu: "válasz: 200 is_archived: az üzenet már nem módosítható",
  },
  {
    result: { code: "address-over", status: 404 },
    en: "the button's answer address is over: it holds for 30 minutes and five answers",
    hu: "a gomb válaszcíme lejárt: 30 percig és öt válaszig él",
  },
  {
    result: { code: "not-ours", way: "bot" },
    en: "the message that it replaces was not sent by the bot",
    hu: "a lecserélendő üzenetet nem így küldték",
  },
  {
    result: { code: "not-ours", way: "webhook" },
    en: "the message that it replaces was not sent by a webhook",
    hu: "a lecserélendő üzenetet nem így küldték",
  },
  {
    result: { code: "no-answer", seconds: 10 },
    en: "no answer within 10 s",
    hu: "10 másodpercen belül nem jött válasz",
  },
  { result: { code: "connection-failed" }, en: "the connection failed", hu: "a kapcsolat nem sikerült" },
  {
    result: { code: "not-encrypted" },
    en: "the mail server offers no encryption (STARTTLS), so nothing was sent",
    hu: "a levelezőszerver nem kínál titkosítást (STARTTLS), ezért semmi sem ment el",
  },
  ...MAILS,
  {
    result: { code: "not-composed" },
    en: "our own fault: the message could not be composed",
    hu: "saját hiba: az üzenet nem készült el",
  },
  {
    result: { code: "not-sent" },
    en: "our own fault: the message could not be sent",
    hu: "saját hiba: az üzenet nem ment el",
  },
  {
    result: { code: "interrupted" },
    en: "interrupted before an answer was recorded: it may have arrived",
    hu: "megszakadt, mielőtt a választ rögzíteni lehetett: lehet, hogy megérkezett",
  },
  ...OLD_NOTES,
];
