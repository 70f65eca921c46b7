import type { Message } from "../../channels/message.ts";
import { courseOf } from "../../chat/response.ts";
import { formatFor } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import type { Database } from "../../store/database.ts";
import { readToldFirst } from "../../store/deliveries/told-first.ts";
import { verdictOf } from "./compose-verdict.ts";
import type { Telling } from "./context.ts";
import type { LiveAlert } from "./drop-obsolete.ts";
import { composeStill } from "./escalation.ts";
import type { Told } from "./model.ts";

/** What an escalation or a reminder says before all else: how the alerts still stand. `only` is the one chat that it tells of. */
export async function asItStands(
  db: Database,
  message: Message,
  alerts: readonly LiveAlert[],
  only: Told | null,
  { language, timeZone, now }: Telling,
): Promise<Message> {
  const [first] = alerts;
  if (first === undefined) return message;
  const { kind } = first.delivery;
  if (kind !== "escalation" && kind !== "reminder") return message;
  const words = wordsFor(language);
  const still = {
    kind,
    alerts: alerts.flatMap(({ head }) => (head.alert === null ? [] : [head.alert])),
    toldFirst: only === null || kind === "reminder" ? [] : await readToldFirst(db, first.head.key),
    now,
  };
  const verdict = only === null ? null : verdictOf(only.reasons, courseOf(only.chat), words.alert);
  return composeStill(message, verdict, still, words.still, formatFor(language, timeZone));
}
