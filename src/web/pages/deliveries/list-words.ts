import type { RecordedKind } from "../../../alerts/delivery.ts";
import type { Language } from "../../../locale/locale.ts";

/** What the list of deliveries says beside what the page of each says. */
export interface DeliveryListWords {
  readonly title: string;
  readonly intro: string;
  readonly when: string;
  readonly target: string;
  readonly chat: string;
  readonly status: string;
  readonly note: string;
  readonly reason: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<RecordedKind, string>>;
  readonly attempts: string;
  readonly act: string;
  readonly toldAlong: (count: string) => string;
  readonly nobody: string;
  readonly outageOf: (target: string) => string;
  readonly sendAgain: string;
  readonly sendNow: string;
  readonly sendAll: (target: string) => string;
  readonly done: {
    readonly again: string;
    readonly hurried: string;
    readonly all: (count: number, shown: string) => string;
    /** After that, where there are more than are sent again at once. */
    readonly more: string;
  };
}

export const deliveryListWords: Readonly<Record<Language, DeliveryListWords>> = {
  en: {
    title: "Deliveries",
    intro: "What was sent to whom, the latest first.",
    when: "Recorded",
    target: "Target",
    chat: "Chat",
    status: "Status",
    note: "Note",
    reason: "Reason",
    kind: "About",
    kinds: {
      alert: "a chat",
      escalation: "a chat that nobody claimed",
      reminder: "a claim that is not resolved",
      change: "how a chat's alert stands",
      digest: "a digest",
      watch: "this service",
      outage: "a target out of order",
      unknown: "something that only a newer version knows",
    },
    attempts: "Attempts",
    act: "Action",
    toldAlong: (count) => `and ${count} more`,
    nobody: "nobody",
    outageOf: (target) => `${target} is out of order`,
    sendAgain: "Send again",
    sendNow: "Send now",
    sendAll: (target) => `Send again all that ${target} did not get`,
    done: {
      again: "It is being sent again.",
      hurried: "It is being sent now.",
      all: (count, shown) => {
        if (count === 0) return "There was nothing to send again.";
        return count === 1 ? "1 delivery is being sent again." : `${shown} deliveries are being sent again.`;
      },
      more: "There are more: send again once more for the next ones.",
    },
  },
  hu: {
    title: "Kézbesítések",
    intro: "Kinek mi ment ki, a legújabbal kezdve.",
    when: "Rögzítve",
    target: "Címzett",
    chat: "Chat",
    status: "Állapot",
    note: "Megjegyzés",
    reason: "Ok",
    kind: "Miről szól",
    kinds: {
      alert: "egy chatről",
      escalation: "át nem vett chatről",
      reminder: "átvett, de le nem zárt chatről",
      change: "egy riasztás állásáról",
      digest: "összesítő",
      watch: "a szolgáltatásról",
      outage: "nem működő címzettről",
      unknown: "amit csak egy újabb verzió ismer",
    },
    attempts: "Kísérletek",
    act: "Művelet",
    toldAlong: (count) => `és további ${count}`,
    nobody: "senki",
    outageOf: (target) => `Nem működik: ${target}`,
    sendAgain: "Újraküldés",
    sendNow: "Küldés most",
    sendAll: (target) => `Minden sikertelen újraküldése (${target})`,
    done: {
      again: "Az újraküldés elindult.",
      hurried: "A küldés elindult.",
      all: (count, shown) => (count === 0 ? "Nem volt mit újraküldeni." : `${shown} értesítés újraküldése elindult.`),
      more: "Van még több is: a következőkhöz indítsa el újra az újraküldést.",
    },
  },
};
