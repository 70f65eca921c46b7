import { type AlertOutcome, type AlertState, type AlertStatus, isEnding, MANUAL_OUTCOMES } from "../../alerts/state.ts";
import type { Actions } from "../../channels/message.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import type { RenderContext } from "./context.ts";

/** An alert that something may be done about. */
export interface Actionable {
  /** "130/101". */
  readonly chat: string;
  readonly target: string;
  readonly state: AlertState;
  readonly outcome: AlertOutcome | null;
  /** Where its target claims and resolves it; null where no address of ours is known. */
  readonly links: { readonly claim: string | null; readonly resolve: string | null };
}

/** What may be done about an alert as it stands. */
export function actionsOf({ chat, target, state, outcome, links }: Actionable, words: Words["actions"]): Actions {
  return {
    chat,
    target,
    claim: state === "open" ? { label: words.claim, url: links.claim } : null,
    resolve: state === "resolved" ? null : { label: words.resolve, url: links.resolve },
    again: state === "open" || isEnding(outcome) ? null : words.again[state],
    outcomes: MANUAL_OUTCOMES.map((outcome) => ({ outcome, label: words.outcomes[outcome] })),
  };
}

/** What the target may do about the alert of a chat, as it stands now; nothing where there is none. */
export async function loadActions(
  key: ChatKey,
  standing: AlertStatus | null,
  { target, language, link }: RenderContext,
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
