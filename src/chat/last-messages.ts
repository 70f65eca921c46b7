import type { Chat } from "./chat.ts";
import { sideOf } from "./people.ts";

const CUT = "…";
/** How many characters of a message are masked: even if masks replace nearly all of them, enough is left to show. */
const ENOUGH = 20_000;

/**
 * The customer's last messages: everything after the last answer, or otherwise their last message. If that is longer
 * than `most` characters, the newest messages are kept whole. Text is masked before it is cut, so that no half of a
 * number remains.
 */
export function lastMessages(chat: Chat, mask: (text: string) => string, most: number): string | null {
  let quoted = "";
  for (const said of unanswered(chat).toReversed()) {
    const text = mask(said.slice(0, ENOUGH));
    const longer = quoted === "" ? text : `${text}\n${quoted}`;
    if (length(longer, most) > most) return quoted === "" ? `${cut(text, most)}${CUT}` : `${CUT}\n${quoted}`;
    quoted = longer;
  }
  return quoted || null;
}

function unanswered(chat: Chat): readonly string[] {
  const turns = chat.messages.map((message) => ({ side: sideOf(message, chat), text: message.text.trim() }));
  const said = turns.filter((turn) => turn.text !== "");
  const trailing = said.slice(said.findLastIndex((turn) => turn.side === "agent") + 1);
  const last = said.findLast((turn) => turn.side === "customer");
  return (trailing.length > 0 ? trailing : last ? [last] : []).map((turn) => turn.text);
}

/** The length in characters, exact only as far as needed: counting a megabyte takes too long for an alarm. */
function length(text: string, most: number): number {
  return text.length > 2 * most ? text.length : [...text].length;
}

function cut(text: string, most: number): string {
  const beginning = [...text.slice(0, 2 * most)];
  return beginning
    .slice(0, most - CUT.length)
    .join("")
    .trimEnd();
}
