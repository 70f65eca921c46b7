import type { Reason } from "../../../alerts/reasons.ts";
import type { Language } from "../../../locale/locale.ts";
import type { InboxTab } from "../../../store/alerts/inbox-tabs.ts";

/** What the inbox says. Counts, times and names come in ready to be read; an age ends in "ago". */
export interface InboxWords {
  readonly heading: string;
  readonly shelves: Readonly<Record<InboxTab, string>>;
  readonly shelvesLabel: string;
  readonly filters: string;
  readonly queue: string;
  readonly reason: string;
  readonly any: string;
  readonly show: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly call: (number: string) => string;
  readonly noNumber: string;
  readonly select: (customer: string) => string;
  readonly selectSeveral: string;
  readonly selecting: string;
  readonly selectDone: string;
  readonly forSelected: string;
  readonly next: string;
  /** In place of the next page, where not all of this one could be looked through. */
  readonly goOn: string;
  readonly lookedAt: (shown: string) => string;
  readonly refreshes: string;
  readonly outOfOrder: string;
  readonly outageSince: (target: string, since: string, reason: string) => string;
  readonly toSettings: string;
  readonly tellEngineer: string;
  readonly waiting: string;
  readonly waitsUntil: (target: string, until: string, answer: string) => string;
  readonly othersTold: string;
  readonly held: string;
  readonly heldUntil: (count: number, shown: string, target: string, moment: string) => string;
  readonly empty: Readonly<Record<InboxTab, string>>;
  readonly emptyFiltered: string;
  readonly lastChat: (age: string) => string;
  readonly lastAlert: (age: string) => string;
  readonly noAlertYet: string;
}

export const inboxWords: Readonly<Record<Language, InboxWords>> = {
  en: {
    heading: "To call back",
    shelves: { open: "Open", mine: "Mine", others: "Others’", resolved: "Resolved" },
    shelvesLabel: "Whose they are",
    filters: "Narrow down",
    queue: "Queue",
    reason: "Reason",
    any: "any",
    show: "Show",
    reasons: { lost: "Lost", missed: "Missed", "sla-breached": "SLA breached" },
    call: (number) => `Call ${number}`,
    noNumber: "No number on record",
    select: (customer) => `Select ${customer}`,
    selectSeveral: "Select several",
    selecting: "The page keeps still while you select.",
    selectDone: "Back to the list",
    forSelected: "For all that are selected",
    next: "Next page",
    goOn: "Continue",
    lookedAt: (shown) => `${shown} alerts were looked through for this page. There are more.`,
    refreshes: "This page refreshes itself every minute.",
    outOfOrder: "Out of order",
    outageSince: (target, since, reason) => `${target}, since ${since}: ${reason}`,
    toSettings: "Open the settings",
    tellEngineer: "Alerts for it are kept. Whoever runs this service must mend it.",
    waiting: "Asked to be left alone",
    waitsUntil: (target, until, answer) => `${target}, until ${until}: ${answer}`,
    othersTold: "Meanwhile others are told in its place, where there are any.",
    held: "Held for the opening",
    heldUntil: (count, shown, target, moment) =>
      `${shown} ${count === 1 ? "alert" : "alerts"} for ${target}, told from ${moment}`,
    empty: {
      open: "Nothing needs a call.",
      mine: "You have claimed nothing.",
      others: "Nobody else has claimed anything.",
      resolved: "Nothing has been resolved yet.",
    },
    emptyFiltered: "Nothing here matches that queue and reason.",
    lastChat: (age) => `The last chat came in about ${age}.`,
    lastAlert: (age) => `The last alert came in ${age}.`,
    noAlertYet: "No alert has come in yet.",
  },
  hu: {
    heading: "Visszahívandók",
    shelves: { open: "Nyitott", mine: "Enyém", others: "Másoké", resolved: "Lezárt" },
    shelvesLabel: "Kié a feladat",
    filters: "Szűkítés",
    queue: "Sor",
    reason: "Ok",
    any: "bármelyik",
    show: "Mutasd",
    reasons: { lost: "Elveszett", missed: "Nem fogadott", "sla-breached": "SLA-sértés" },
    call: (number) => `Hívás: ${number}`,
    noNumber: "Nincs ismert telefonszám",
    select: (customer) => `Kijelölés: ${customer}`,
    selectSeveral: "Több kijelölése",
    selecting: "Kijelölés közben az oldal nem frissül.",
    selectDone: "Vissza a listához",
    forSelected: "Minden kijelölttel",
    next: "Következő oldal",
    goOn: "Folytatás",
    lookedAt: (shown) => `Ehhez az oldalhoz ${shown} riasztást néztünk át. Vannak továbbiak.`,
    refreshes: "Az oldal percenként magától frissül.",
    outOfOrder: "Nem működik",
    outageSince: (target, since, reason) => `${target}, ${since} óta: ${reason}`,
    toSettings: "A beállítások megnyitása",
    tellEngineer: "A neki szóló riasztások megmaradnak. A szolgáltatás üzemeltetőjének kell megjavítania.",
    waiting: "Türelmet kért",
    waitsUntil: (target, until, answer) => `${target}, eddig: ${until} (${answer})`,
    othersTold: "Addig helyette másnak szólunk, ha van kinek.",
    held: "Nyitásra várnak",
    heldUntil: (_count, shown, target, moment) =>
      `${shown} riasztás, címzett: ${target}, kézbesítés kezdete: ${moment}`,
    empty: {
      open: "Most senkit sem kell visszahívni.",
      mine: "Ön most nem vett át semmit.",
      others: "Más sem vett át semmit.",
      resolved: "Még semmi sem zárult le.",
    },
    emptyFiltered: "Ehhez a sorhoz és okhoz itt nincs semmi.",
    lastChat: (age) => `Az utolsó beszélgetés körülbelül ${age} érkezett.`,
    lastAlert: (age) => `Az utolsó riasztás ${age} érkezett.`,
    noAlertYet: "Még nem érkezett riasztás.",
  },
};
