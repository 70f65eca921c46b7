import { enclosed, inLines, inOneLine, within } from "../text.ts";

/**
 * Text with entities (core.telegram.org/bots/api#messageentity), without a parse mode: so nothing needs to be escaped,
 * and offsets and lengths are UTF-16 units, as the limit is. Telegram looks for URLs, mentions, hashtags and commands
 * everywhere but in code: so what a customer may have typed is code where it holds one.
 */
export interface Entity {
  readonly type: "bold" | "code" | "pre" | "blockquote" | "text_link";
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** What Telegram makes live by itself, or may do: it is better to take too much for one than too little. */
const LIVE =
  /[@#]|:\/\/|www\.|\.[\p{L}\p{M}]|\.\d+[:/]|\$[A-Z]|(?<![\p{L}\p{N}_])\/[A-Za-z0-9_]|\b(?:tg|ton|mailto|tel):/iu;

function isInert(text: string): boolean {
  return !LIVE.test(text);
}

/** One line of any text, at most `limit` long. `type`: of text that is not code. */
export function line(said: string, limit: number, type?: "bold"): Formatted {
  return formatted(within(inOneLine(said), limit), type);
}

/** The same for what stands next to other text, such as a value after its label. */
export function enclosedLine(said: string, limit: number): Formatted {
  return formatted(within(enclosed(inOneLine(said)), limit));
}

/** Lines as they were typed, in a quotation, or as preformatted text where they hold something that would be live. */
export function quotation(said: string, limit: number): Formatted {
  const text = within(inLines(said), limit);
  return { text, entities: [{ type: isInert(text) ? "blockquote" : "pre", offset: 0, length: text.length }] };
}

/** A link with a label. Where the label may look like another address, the link stands after it: no link is a disguise. */
export function linked(label: string, limit: number, url: string): Formatted {
  const { text, entities } = line(label, limit);
  if (entities.length === 0) return { text, entities: [{ type: "text_link", offset: 0, length: text.length, url }] };
  return joined(
    [
      { text, entities },
      { text: "↗", entities: [{ type: "text_link", offset: 0, length: 1, url }] },
    ],
    " ",
  );
}

function formatted(text: string, type?: "bold"): Formatted {
  const kind = isInert(text) ? type : "code";
  return { text, entities: kind === undefined ? [] : [{ type: kind, offset: 0, length: text.length }] };
}

/** One after the other, with the same text between them. */
export function joined(parts: readonly Formatted[], between = ""): Formatted {
  let text = "";
  const entities: Entity[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += between;
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}
