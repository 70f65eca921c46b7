import type { Language } from "../../../src/locale/locale.ts";
import { PLANTED, plantedChat } from "./planted.ts";

/** `link`: by a signed link to this very page. `mail`: a mail program shows it, and nobody signs in. */
export type Who = "nobody" | "link" | "supervisor" | "admin" | "mail";

/** A page that every test of pages opens. */
export interface ListedPage {
  readonly name: string;
  /** `{quarantined}` and its like stand for ids that are known when the Worker is filled. */
  readonly path: string;
  readonly who: Who;
  /** 200 where it is not said. */
  readonly status?: number;
  /** What a form posts to get there. */
  readonly form?: Readonly<Record<string, string>>;
  /** That the reader's browser asks for; English where it is not said. */
  readonly language?: Language;
}

/** Where the mails are shown: an origin that holds nothing else. */
export const MAILS = "https://mails.test";

/** For what is asked of whoever is signed in, by what is hostile. */
const HOSTILE = encodeURIComponent(PLANTED[2] ?? "");

/**
 * Every page. A new one is a line: its path with what `fill.ts` puts there, and who sees it. The chat 130/900 holds
 * what is hostile, in every place; a delivery's id is project, chat, kind, number and target. 130/103 was lost: the worst
 * leads the message of several. 130/104 is the supervisor's, 130/205 the administrator's, 130/108 is resolved.
 */
export const PAGES: readonly ListedPage[] = [
  { name: "inbox", path: "/", who: "supervisor" },
  { name: "inbox-hu", path: "/", who: "supervisor", language: "hu" },
  { name: "inbox-de", path: "/", who: "supervisor", language: "de" },
  { name: "inbox-others", path: "/?state=others", who: "supervisor" },
  { name: "inbox-mine", path: "/?state=mine&about=130/104,130/205,130/999", who: "supervisor" },
  { name: "inbox-resolved", path: "/?state=resolved", who: "admin" },
  { name: "inbox-selecting", path: "/?select=1", who: "admin" },
  { name: "inbox-empty", path: `/?queue=${HOSTILE}`, who: "supervisor" },
  { name: "resolve", path: "/alerts/130/900/resolve?next=/chats/130/900", who: "supervisor" },
  { name: "resolve-claimed", path: "/alerts/130/205/resolve", who: "supervisor" },
  { name: "resolve-resolved", path: "/alerts/130/108/resolve", who: "supervisor" },
  { name: "claim", path: "/alerts/130/102/claim", who: "link" },
  { name: "claim-hu", path: "/alerts/130/102/claim", who: "link", language: "hu" },
  { name: "claim-de", path: "/alerts/130/102/claim", who: "link", language: "de" },
  { name: "claim-hostile", path: "/alerts/130/900/claim", who: "link" },
  { name: "claim-supervisor", path: "/alerts/130/900/claim", who: "supervisor" },
  { name: "claim-claimed", path: "/alerts/130/205/claim", who: "link" },
  { name: "claim-by-link", path: "/alerts/131/102/claim", who: "link" },
  { name: "resolve-link", path: "/alerts/130/900/resolve", who: "link" },
  { name: "resolve-by-link", path: "/alerts/131/102/resolve", who: "link" },
  { name: "resolve-resolved-link", path: "/alerts/130/108/resolve", who: "link" },
  { name: "transcript", path: "/chats/130/102", who: "link" },
  { name: "transcript-supervisor", path: "/chats/130/102", who: "supervisor" },
  { name: "transcript-hu", path: "/chats/130/102", who: "supervisor", language: "hu" },
  { name: "transcript-de", path: "/chats/130/102", who: "supervisor", language: "de" },
  { name: "transcript-hostile", path: "/chats/130/900", who: "admin" },
  { name: "transcript-hostile-link", path: "/chats/130/106", who: "link" },
  { name: "transcript-search", path: `/chats/130/900?q=${HOSTILE}`, who: "supervisor" },
  { name: "transcript-revision", path: "/chats/130/900?revision=1", who: "supervisor" },
  { name: "transcript-claimed", path: "/chats/130/205?about=130/205", who: "supervisor" },
  { name: "transcript-resolved", path: "/chats/130/108", who: "supervisor" },
  { name: "transcript-on-hold", path: "/chats/130/108", who: "admin" },
  { name: "transcript-on-hold-hu", path: "/chats/130/108", who: "admin", language: "hu" },
  { name: "transcript-sample", path: "/chats/130/101", who: "supervisor" },
  { name: "transcript-empty", path: "/chats/130/103", who: "supervisor" },
  { name: "choice-of-chats", path: "/chats/102", who: "supervisor", status: 300 },
  { name: "chats", path: "/chats", who: "supervisor" },
  { name: "chats-hu", path: "/chats?queue=Chat", who: "supervisor", language: "hu" },
  { name: "deliveries", path: "/deliveries", who: "admin" },
  { name: "deliveries-hu", path: "/deliveries?status=dead&target=moved", who: "supervisor", language: "hu" },
  { name: "delivery-sent", path: "/deliveries/130-900-alert-1-slack", who: "supervisor" },
  { name: "delivery-of-several", path: "/deliveries/130-103-alert-1-desk", who: "link" },
  { name: "delivery-led", path: "/deliveries/130-102-alert-1-desk", who: "supervisor" },
  { name: "delivery-dead", path: "/deliveries/130-900-alert-1-moved", who: "admin" },
  { name: "delivery-kept", path: "/deliveries/130-900-alert-1-gone", who: "admin" },
  { name: "delivery-held", path: "/deliveries/130-901-alert-1-slack", who: "supervisor" },
  { name: "statistics", path: "/statistics?days=7", who: "supervisor" },
  { name: "statistics-hu", path: "/statistics?days=91", who: "admin", language: "hu" },
  { name: "statistics-de", path: "/statistics?days=28", who: "admin", language: "de" },
  { name: "statistics-empty", path: "/statistics?from=2020-01-01&to=2020-01-03", who: "supervisor" },
  { name: "audit", path: "/audit", who: "admin" },
  { name: "quarantine", path: "/quarantine", who: "admin" },
  { name: "quarantine-entry", path: "/quarantine/{quarantined}", who: "admin" },
  { name: "unreadable", path: "/quarantine/{quarantined}/replay", who: "admin", form: {}, status: 422 },
  { name: "settings", path: "/settings", who: "admin" },
  { name: "settings-hu", path: "/settings", who: "admin", language: "hu" },
  { name: "settings-de", path: "/settings", who: "admin", language: "de" },
  { name: "settings-revoked", path: "/settings?done=revoked-slack", who: "admin" },
  { name: "settings-for-admins", path: "/settings", who: "supervisor", status: 403 },
  { name: "target-tested", path: "/targets/mail/test", who: "admin", form: {} },
  {
    name: "explained",
    path: "/rules/explain",
    who: "admin",
    form: { chat: JSON.stringify(plantedChat(903, Date.now())) },
  },
  { name: "explained-none", path: "/rules/explain", who: "admin", form: { chat: PLANTED.join("") }, status: 422 },
  { name: "sessions", path: "/sessions?done=ended", who: "admin" },
  { name: "sessions-hu", path: "/sessions", who: "admin", language: "hu" },
  { name: "account", path: "/sign-in", who: "supervisor" },
  { name: "account-admin", path: "/sign-in", who: "admin" },
  { name: "sign-in", path: "/sign-in", who: "nobody", status: 401 },
  { name: "sign-in-hu", path: "/sign-in", who: "nobody", status: 401, language: "hu" },
  { name: "stranger", path: "/chats/130/102", who: "nobody", status: 401 },
  { name: "not-found", path: "/nothing-is-here", who: "supervisor", status: 404 },
  { name: "form-only", path: "/alerts/claim", who: "supervisor", status: 405 },
  { name: "mail-of-one", path: `${MAILS}/0`, who: "mail" },
  { name: "mail-of-several", path: `${MAILS}/1`, who: "mail" },
];

/** What a GET answers that is no page: files and lists for programs, with what is hostile in them. */
export const EXPORTS: readonly string[] = [
  ...["json", "meta.json", "txt", "md", "csv"].map((form) => `/chats/130/900.${form}`),
  "/alerts.json",
  "/chats.json",
  "/chats.csv",
  "/deliveries.json",
  "/quarantine.json",
  "/quarantine/{quarantined}.json",
  "/erasures/{erased}",
  "/statistics.json",
  "/statistics.csv",
  "/audit.json",
  "/sessions.json",
  "/audit.csv",
  "/healthz",
  "/customers/130/1220.json",
  "/contacts/130/1220.json",
  "/.well-known/security.txt",
  "/schema/alert.json",
];
