import type { Language } from "../../../locale/locale.ts";
import type { Action } from "../../../store/audit/log.ts";
import type { AuthMethod } from "../../principal.ts";

/** What the audit list says. */
interface AuditWords {
  readonly title: string;
  readonly intro: string;
  readonly when: string;
  readonly who: string;
  readonly door: string;
  readonly action: string;
  readonly chat: string;
  readonly what: string;
  readonly actions: Readonly<Record<Action, string>>;
  /** `link`: whoever holds a signed one. `slack`: a button was pressed there. `cron`: nobody came in. */
  readonly doors: Readonly<Record<AuthMethod | "link" | "slack" | "cron", string>>;
}

export const auditWords: Readonly<Record<Language, AuditWords>> = {
  en: {
    title: "Audit",
    intro: "Who saw, changed, exported or erased what, the latest first. Looking at this list is on it too.",
    when: "When",
    who: "Who",
    door: "Came in by",
    action: "Action",
    chat: "Chat",
    what: "Details",
    actions: {
      opened: "Opened",
      listed: "Looked at a list",
      exported: "Exported",
      retried: "Sent again",
      replayed: "Read again",
      tested: "Sent a test message",
      "switched-on": "Switched on",
      "switched-off": "Switched off",
      "revoked-links": "Revoked all links",
      claimed: "Claimed",
      resolved: "Resolved",
      reopened: "Reopened",
      "asked-to-erase": "Asked for erasure",
      erased: "Erased",
      expired: "Removed as too old",
      "session-ended": "Ended a session",
      "sign-in-refused": "Tried a wrong token",
      held: "Put on hold",
      "hold-ended": "Ended the hold",
    },
    doors: {
      token: "token",
      session: "sign-in form",
      access: "Cloudflare Access",
      "service-token": "Cloudflare service token",
      link: "signed link",
      slack: "button in Slack",
      cron: "schedule",
    },
  },
  hu: {
    title: "Napló",
    intro:
      "Ki mit nézett meg, módosított, exportált vagy törölt, a legújabbal kezdve. Ennek a listának a megtekintése is bekerül a naplóba.",
    when: "Mikor",
    who: "Ki",
    door: "Hogyan lépett be",
    action: "Művelet",
    chat: "Chat",
    what: "Részletek",
    actions: {
      opened: "Megnyitás",
      listed: "Lista megtekintése",
      exported: "Exportálás",
      retried: "Újraküldés",
      replayed: "Újrafeldolgozás",
      tested: "Tesztüzenet küldése",
      "switched-on": "Bekapcsolás",
      "switched-off": "Kikapcsolás",
      "revoked-links": "Linkek visszavonása",
      claimed: "Átvétel",
      resolved: "Lezárás",
      reopened: "Újranyitás",
      "asked-to-erase": "Törlés kérése",
      erased: "Törlés",
      expired: "Törlés a megőrzési idő lejárta miatt",
      "session-ended": "Munkamenet lezárása",
      "sign-in-refused": "Hibás token próbája",
      held: "Zárolás törlés ellen",
      "hold-ended": "Zárolás vége",
    },
    doors: {
      token: "tokennel",
      session: "bejelentkezési űrlapon",
      access: "Cloudflare Accesszel",
      "service-token": "Cloudflare-szolgáltatástokennel",
      link: "aláírt linkkel",
      slack: "Slack-gombbal",
      cron: "ütemezve, magától",
    },
  },
};
