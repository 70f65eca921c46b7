import type { EndReason } from "../../../alerts/end-reason.ts";
import type { AlertOutcome } from "../../../alerts/state.ts";
import type { Parts } from "../../grammar/sentence-parts.ts";

/** Why a delivery ended. */
export function deliveryEnd(end: EndReason, { moment, name, provider, result }: Parts): string {
  switch (end.code) {
    case "sent":
    case "refused":
      return result(end.result);
    case "sent-in-part":
      return `${result(end.result)}; elfogadva: ${end.sent}, összesen: ${end.of}`;
    case "recipient-suppressed":
      return `a szolgáltató (${provider(end.provider)}) nem küld ennek a címzettnek`;
    case "recipient-bounced":
      return `a címzett nem fogad levelet (${provider(end.provider)})`;
    case "recipient-complained":
      return `a címzett spamnek jelölte egy üzenetünket (${provider(end.provider)})`;
    case "refused-as-plain-text":
      return `${result(end.result)}, egyszerű szövegként is`;
    case "waited-for-days":
      return `feladva, mert napokig türelmet kért: ${result(end.result)}`;
    case "gave-up":
      return `${end.attempts} kísérlet után feladva: ${result(end.result)}`;
    case "rule-notifies-nobody":
      return `a szabály („${end.rule}”) szerint senkinek sem kell szólni`;
    case "too-old":
      return `túl régi: több mint ${end.days} nappal azelőtt zárult le, hogy beérkezett`;
    case "target-removed":
      return `már nincs ilyen címzett a beállításokban; helyette: ${end.to.join(", ")}`;
    case "target-waiting":
      return `a címzett türelmet kért eddig: ${moment(end.until)}; helyette: ${end.to}`;
    case "chat-not-stored":
      return "a beszélgetés már nincs tárolva";
    case "expired":
      return "lejárt a megőrzési idő";
    case "marked-as-spam":
      return "azóta spamnek jelölték";
    case "came-back":
      return "az ügyfél visszatért";
    case "claimed":
      return `átvette: ${name(end.by)}`;
    case "resolved":
      return `lezárta: ${name(end.by)}${end.outcome === null ? "" : ` (${OUTCOMES[end.outcome]})`}`;
    case "notified-again":
      return "közben lezárták, és azóta újabb értesítés ment ki róla";
    case "reopened":
      return "közben átvették vagy lezárták, azóta újra nyitott";
    case "released":
      return "már senki sem foglalkozik vele";
    case "claimed-again":
      return "azóta újra átvették";
    case "superseded":
      return "egy későbbi frissítés ezt is tartalmazza";
    case "not-notified-before":
      return "a változás előtt nem ment ki róla értesítés";
    case "message-not-changeable":
      return "az eredeti üzenet nem módosítható";
    case "sent-with-others":
      return "többel együtt ment ki, ezért nincs saját üzenete, amelyet módosítani lehetne";
    case "all-settled":
      return "azóta minden rendeződött";
    case "target-works":
      return `újra működik: ${end.target}`;
    case "nothing-to-report":
      return "nem volt miről beszámolni";
    case "no-digests":
      return "ez a csatorna nem kap összesítőt";
    case "period-unreadable":
      return "az időszaka nem olvasható";
    // Kept as a sentence, and only in English.
    case "said":
      return end.text;
  }
}

const OUTCOMES: Readonly<Record<Exclude<AlertOutcome, "came-back" | "expired" | "marked-as-spam">, string>> = {
  "called-back": "visszahívták",
  unreachable: "nem volt elérhető",
  "no-need": "nem kellett visszahívni",
  spam: "spam",
};
