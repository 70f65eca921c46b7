import { type AlertOutcome, type AlertState, type AlertStatus, isEnding, MANUAL_OUTCOMES } from "../../alerts/state.ts";
import type { Actions } from "../../channels/message.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import type { RenderContext } from "./context.ts";

/** An alert with possible actions. */
export interface Actionable {
  /** "130/101". */
  readonly chat: string;
  readonly target: string;
  readonly state: AlertState;
  readonly outcome: AlertOutcome | null;
  /** Links for claiming and resolving; null if our own URL is not known. */
  readonly links: { readonly claim: string | null; readonly resolve: string | null };
}

/** The actions that are possible in the alert's current state. */
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

/** The actions for a chat's alert in its current state; none if there is no alert. */
export async function loadActions(
  key: ChatKey,
  status: AlertStatus | null,
  { target, language, link }: RenderContext,
): Promise<{ readonly actions?: Actions }> {
  const chat = chatName(key);
  if (status === null) return {};
  const links = { claim: await link(`/alerts/${chat}/claim`), resolve: await link(`/alerts/${chat}/resolve`) };
  return {
    actions: actionsOf(
      { chat, target, state: status.state, outcome: status.outcome, links },
      wordsFor(language).actions,
    ),
  };
}
