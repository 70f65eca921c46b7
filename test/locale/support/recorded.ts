import type { EndReason } from "../../../src/alerts/end-reason.ts";
import type { OutageReason } from "../../../src/alerts/outage-reason.ts";
import { storedResult } from "../../../src/channels/result.ts";
import type { QuarantineProblem } from "../../../src/chat/unreadable.ts";

/** An example of each, with how it is said. A code without one does not compile. */
interface Example<Happened> {
  readonly of: Happened;
  readonly en: string;
  readonly hu: string;
}

type Examples<Happened extends { readonly code: string }> = {
  readonly [Code in Happened["code"]]: Example<Extract<Happened, { code: Code }>>;
};

const AT = Date.parse("2026-11-25T08:00:00Z");
const SERVER_ERROR = storedResult({ code: "answered", status: 500 });
const NO_ANSWER = storedResult({ code: "no-answer", seconds: 10 });
const OK = storedResult({ code: "answered", status: 200 });
const EVA = { authMethod: "session", id: null, name: "Kovács Éva" };
const JANE = { authMethod: "access", id: "jane@example.com", name: "Jane Smith" };

const said = (text: string) => ({ of: { code: "said", text }, en: text, hu: text }) as const;

const ENDS: Examples<EndReason> = {
  sent: { of: { code: "sent", result: OK }, en: "answered 200", hu: "válasz: 200" },
  refused: {
    of: { code: "refused", result: storedResult({ code: "mail-refused", error: "E_FIELD_MISSING" }) },
    en: "refused E_FIELD_MISSING: a field of the mail is missing",
    hu: "elutasítva: E_FIELD_MISSING",
  },
  "sent-in-part": {
    of: { code: "sent-in-part", sent: 2, of: 3, result: OK },
    en: "answered 200; accepted for 2 of 3",
    hu: "válasz: 200; elfogadva: 2, összesen: 3",
  },
  "recipient-suppressed": {
    of: { code: "recipient-suppressed", provider: "cloudflare" },
    en: "Cloudflare refuses to send to this recipient",
    hu: "a szolgáltató (Cloudflare) nem küld ennek a címzettnek",
  },
  "recipient-bounced": {
    of: { code: "recipient-bounced", provider: "resend" },
    en: "mail to this recipient bounced, as Resend reports",
    hu: "a címzett nem fogad levelet (Resend)",
  },
  "recipient-complained": {
    of: { code: "recipient-complained", provider: "ses" },
    en: "this recipient reported a message as spam, as Amazon SES reports",
    hu: "a címzett spamnek jelölte egy üzenetünket (Amazon SES)",
  },
  "refused-as-plain-text": {
    of: { code: "refused-as-plain-text", result: storedResult({ code: "answered", status: 400, word: "no_text" }) },
    en: "answered 400 no_text, as plain text too",
    hu: "válasz: 400 no_text, egyszerű szövegként is",
  },
  "waited-for-days": {
    of: { code: "waited-for-days", result: storedResult({ code: "answered", status: 429, asked: 30 }) },
    en: "gave up after being asked to wait for days: answered 429, asked to wait 30 s",
    hu: "feladva, mert napokig türelmet kért: válasz: 429, 30 másodperc türelmet kért",
  },
  "gave-up": {
    of: { code: "gave-up", attempts: 11, result: NO_ANSWER },
    en: "gave up after 11 attempts: no answer within 10 s",
    hu: "11 kísérlet után feladva: 10 másodpercen belül nem jött válasz",
  },
  "rule-notifies-nobody": {
    of: { code: "rule-notifies-nobody", rule: "Night" },
    en: 'the rule "Night" tells nobody',
    hu: "a szabály („Night”) szerint senkinek sem kell szólni",
  },
  "too-old": {
    of: { code: "too-old", days: 25 },
    en: "too old: closed more than 25 days before it came in",
    hu: "túl régi: több mint 25 nappal azelőtt zárult le, hogy beérkezett",
  },
  "target-removed": {
    of: { code: "target-removed", to: ["leads", "sales"] },
    en: "no target of the settings any more: told to leads, sales",
    hu: "már nincs ilyen címzett a beállításokban; helyette: leads, sales",
  },
  "target-waiting": {
    of: { code: "target-waiting", until: AT, to: "sales-mail" },
    en: "the target asked to be left alone until 2026-11-25T08:00:00.000Z: told to sales-mail",
    hu: "a címzett türelmet kért eddig: 2026-11-25T08:00:00.000Z; helyette: sales-mail",
  },
  "chat-not-stored": {
    of: { code: "chat-not-stored" },
    en: "the chat is not stored any more",
    hu: "a beszélgetés már nincs tárolva",
  },
  expired: { of: { code: "expired" }, en: "expired", hu: "lejárt a megőrzési idő" },
  "marked-as-spam": {
    of: { code: "marked-as-spam" },
    en: "marked as spam since",
    hu: "azóta spamnek jelölték",
  },
  "came-back": { of: { code: "came-back" }, en: "the customer came back", hu: "az ügyfél visszatért" },
  claimed: {
    of: { code: "claimed", by: EVA },
    en: "claimed by Kovács Éva (by token)",
    hu: "átvette: Kovács Éva (tokennel)",
  },
  resolved: {
    of: { code: "resolved", by: JANE, outcome: "called-back" },
    en: "resolved by Jane Smith: called back",
    hu: "lezárta: Jane Smith (visszahívták)",
  },
  "notified-again": {
    of: { code: "notified-again" },
    en: "resolved meanwhile, and told anew since",
    hu: "közben lezárták, és azóta újabb értesítés ment ki róla",
  },
  reopened: {
    of: { code: "reopened" },
    en: "claimed or resolved meanwhile, and opened again since",
    hu: "közben átvették vagy lezárták, azóta újra nyitott",
  },
  released: { of: { code: "released" }, en: "not claimed any more", hu: "már senki sem foglalkozik vele" },
  "claimed-again": { of: { code: "claimed-again" }, en: "claimed anew since", hu: "azóta újra átvették" },
  superseded: {
    of: { code: "superseded" },
    en: "a later change tells it",
    hu: "egy későbbi frissítés ezt is tartalmazza",
  },
  "not-notified-before": {
    of: { code: "not-notified-before" },
    en: "it was not told before it changed",
    hu: "a változás előtt nem ment ki róla értesítés",
  },
  "message-not-changeable": {
    of: { code: "message-not-changeable" },
    en: "its message can not be changed",
    hu: "az eredeti üzenet nem módosítható",
  },
  "sent-with-others": {
    of: { code: "sent-with-others" },
    en: "told together with others: no message of its own to change",
    hu: "többel együtt ment ki, ezért nincs saját üzenete, amelyet módosítani lehetne",
  },
  "all-settled": { of: { code: "all-settled" }, en: "all of it was settled since", hu: "azóta minden rendeződött" },
  "target-works": {
    of: { code: "target-works", target: "leads" },
    en: "leads is in order again",
    hu: "újra működik: leads",
  },
  "nothing-to-report": { of: { code: "nothing-to-report" }, en: "nothing to tell", hu: "nem volt miről beszámolni" },
  "no-digests": {
    of: { code: "no-digests" },
    en: "this channel gets no digests",
    hu: "ez a csatorna nem kap összesítőt",
  },
  "period-unreadable": {
    of: { code: "period-unreadable" },
    en: "its period can not be read",
    hu: "az időszaka nem olvasható",
  },
  said: said("resolved by Kovács Éva: called back"),
};

const MORE_ENDS: readonly Example<EndReason>[] = [
  {
    of: { code: "too-old", days: 1 },
    en: "too old: closed more than 1 day before it came in",
    hu: "túl régi: több mint 1 nappal azelőtt zárult le, hogy beérkezett",
  },
  { of: { code: "resolved", by: JANE, outcome: null }, en: "resolved by Jane Smith", hu: "lezárta: Jane Smith" },
  {
    of: { code: "gave-up", attempts: 2, result: { code: "from-afar", args: "{}" } },
    en: "gave up after 2 attempts: from-afar",
    hu: "2 kísérlet után feladva: from-afar",
  },
];

const OUTAGES: Examples<OutageReason> = {
  "switched-off": { of: { code: "switched-off" }, en: "switched off by hand", hu: "kézzel kikapcsolva" },
  answered: {
    of: { code: "answered", result: storedResult({ code: "answered", status: 404, word: "no_service" }) },
    en: "answered 404 no_service",
    hu: "válasz: 404 no_service",
  },
  failing: {
    of: { code: "failing", since: AT, result: SERVER_ERROR },
    en: "nothing but failures since 2026-11-25T08:00:00.000Z: answered 500",
    hu: "2026-11-25T08:00:00.000Z óta minden kísérlet sikertelen: válasz: 500",
  },
  said: said("nothing but failures since 2026-11-25T08:00:00.000Z: away"),
};

const ID = "an integer from 1 to 9007199254740991, or the same as a string of digits";
const AZON = "egész szám 1 és 9007199254740991 között, vagy ugyanez számjegyekkel, szövegként";

const PROBLEMS: Examples<QuarantineProblem> = {
  "not-json": { of: { code: "not-json" }, en: "body: expected JSON", hu: "hibás mező: body; helyesen: JSON" },
  "not-an-object": {
    of: { code: "not-an-object" },
    en: "body: expected a JSON object with chatId and projectId",
    hu: "hibás mező: body; helyesen: JSON objektum, benne chatId és projectId",
  },
  "wrong-id": {
    of: { code: "wrong-id", field: "chatId", looksLike: "Email" },
    en: `chatId: expected ${ID}; looks like the Email webhook`,
    hu: `hibás mező: chatId; helyesen: ${AZON}; a VCC Live egy másik webhookjára hasonlít (Email)`,
  },
  "not-unpacked": {
    of: { code: "not-unpacked", coding: "gzip" },
    en: "body: expected a complete body in gzip: this one is damaged or incomplete, or not in gzip at all",
    hu: "hibás mező: body; helyesen: ép, gzip tömörítésű üzenet: ez sérült vagy hiányos, vagy nem is gzip tömörítésű",
  },
  "unknown-coding": {
    of: { code: "unknown-coding", coding: "br" },
    en: "body: expected a plain body, or one in gzip or deflate: br cannot be unpacked here",
    hu: "hibás mező: body; helyesen: tömörítetlen, vagy gzip vagy deflate tömörítésű üzenet: a br itt nem bontható ki",
  },
  "wrong-iv": {
    of: { code: "wrong-iv" },
    en: "iv: expected 32 hex digits, or nothing",
    hu: "hibás mező: iv; helyesen: 32 hexadecimális számjegy, vagy semmi",
  },
  "no-key": {
    of: { code: "no-key" },
    en: "body: expected a plain body: it looks encrypted, but VCC_ENCRYPTION_KEY is not set",
    hu: "hibás mező: body; helyesen: titkosítatlan üzenet: ez titkosítottnak látszik, de VCC_ENCRYPTION_KEY nincs beállítva",
  },
  "not-decrypted": {
    of: { code: "not-decrypted", cipher: "aes-256-ctr" },
    en: "body: expected a body encrypted by aes-256-ctr with VCC_ENCRYPTION_KEY and the IV in the URL",
    hu: "hibás mező: body; helyesen: aes-256-ctr eljárással, a VCC_ENCRYPTION_KEY kulcsával és a címben lévő IV-vel titkosított üzenet",
  },
  "not-encrypted": {
    of: { code: "not-encrypted" },
    en: "body: expected a body encrypted with VCC_ENCRYPTION_KEY, because VCC_REQUIRE_ENCRYPTION is true",
    hu: "hibás mező: body; helyesen: a VCC_ENCRYPTION_KEY kulcsával titkosított üzenet, mert VCC_REQUIRE_ENCRYPTION értéke true",
  },
  said: said("body: expected JSON"),
};

const MORE_PROBLEMS: readonly Example<QuarantineProblem>[] = [
  {
    of: { code: "wrong-id", field: "projectId", looksLike: null },
    en: `projectId: expected ${ID}`,
    hu: `hibás mező: projectId; helyesen: ${AZON}`,
  },
];

export const EVERY_END: readonly Example<EndReason>[] = [...Object.values(ENDS), ...MORE_ENDS];
export const EVERY_OUTAGE: readonly Example<OutageReason>[] = Object.values(OUTAGES);
export const EVERY_PROBLEM: readonly Example<QuarantineProblem>[] = [...Object.values(PROBLEMS), ...MORE_PROBLEMS];
