import { isFiller } from "./authors/closing-words.ts";
import type { Chat } from "./chat.ts";

const CUT = "…";
/** How many characters of a message are masked: even if masks replace nearly all of them, enough is left to show. */
const ENOUGH = 20_000;

/**
 * The customer's last messages: everything after the last answer, or otherwise their last message. Thanks, farewells
 * and mere signs are left out where there is something better. If the rest is longer than `most` characters, the newest
 * messages are kept whole. Text is masked before it is cut, so that no half of a number remains.
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

function unanswered({ messages, humanAgents }: Chat): readonly string[] {
  const turns = messages.map(({ side, isAnswer, text }) => ({ side, isAnswer, text: text.trim() }));
  const said = turns.filter(({ text }) => text !== "");
  const answered = said.findLastIndex(({ isAnswer }) => isAnswer);
  const all = said.flatMap(({ side, text }, place) => (side === "customer" ? [{ text, place }] : []));
  const trailing = all.filter(({ place }) => place > answered);
  const meaningful = trailing.filter(({ text }) => !isFiller(text, humanAgents));
  if (meaningful.length > 0) return meaningful.map(({ text }) => text);
  const better = all.findLast(({ text }) => !isFiller(text, humanAgents)) ?? all.at(-1);
  return better === undefined ? [] : [better.text];
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
