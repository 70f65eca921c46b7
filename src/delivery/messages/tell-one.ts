import type { Message } from "../../channels/message.ts";
import { chatName } from "../../chat/chat.ts";
import { formatFor } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import { earlierAlerts } from "../../store/alerts/earlier.ts";
import type { Database } from "../../store/database.ts";
import { compose } from "./alert.ts";
import { composeEarlier } from "./compose-earlier.ts";
import type { Telling } from "./context.ts";
import type { LiveAlert } from "./drop-obsolete.ts";
import { toldOf } from "./load-chats.ts";
import type { Told } from "./model.ts";
import { tellActions } from "./tell-actions.ts";

/** How many earlier alerts of the customer a message links to. */
const EARLIER = 3;

/** The message about one chat, and what it was made of. */
export async function tellOne(
  db: Database,
  alert: LiveAlert,
  telling: Telling,
): Promise<{ readonly told: Told; readonly message: Message }> {
  const words = wordsFor(telling.language);
  const format = formatFor(telling.language, telling.timeZone);
  const told = await toldOf(db, alert, telling);
  const { count, isMore, latest } = await earlierAlerts(db, told.chat.key, told.chat, EARLIER);
  const linked = await Promise.all(
    latest.map(async (one) => ({ ...one, url: await telling.link(`/chats/${chatName(one.key)}`) })),
  );
  const earlier = composeEarlier(count, linked, words, format, isMore);
  const message = compose(told, words.alert, format);
  const actions = await tellActions(told.chat.key, alert.head.alert, telling);
  return { told, message: { ...message, ...actions, ...(earlier === null ? {} : { earlier }) } };
}
