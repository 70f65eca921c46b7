import type { Standing } from "../../alerts/state.ts";
import type { Actions } from "../../channels/message.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { wordsFor } from "../../locale/locale.ts";
import { actionsOf } from "./actions.ts";
import type { Telling } from "./context.ts";

/** What the target may do about the alert of a chat, as it stands now; nothing where there is none. */
export async function tellActions(
  key: ChatKey,
  standing: Standing | null,
  { target, language, link }: Telling,
): Promise<{ readonly actions?: Actions }> {
  const chat = chatName(key);
  if (standing === null) return {};
  const links = { claim: await link(`/alerts/${chat}/claim`), resolve: await link(`/alerts/${chat}/resolve`) };
  return {
    actions: actionsOf(
      { chat, target, state: standing.state, outcome: standing.outcome, links },
      wordsFor(language).actions,
    ),
  };
}
