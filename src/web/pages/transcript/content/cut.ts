import { COSTLY } from "../../../ui/visible-text.ts";

/** The beginning of a text, and how many characters are left out. */
export interface Cut {
  readonly text: string;
  readonly left: number;
}

/** The maximum for some texts on a page together: characters, and parts with an element each. */
export interface Room {
  readonly characters: number;
  readonly elements: number;
}

/** As much of a text as there is room for, ending with a complete character. */
export function cut(text: string, { characters, elements }: Room): Cut & { readonly elements: number } {
  let end = Math.min(text.length, characters);
  let count = 0;
  for (const { index } of text.slice(0, end).matchAll(COSTLY)) {
    if (count === elements) {
      end = index;
      break;
    }
    count += 1;
  }
  if (end < text.length && /^[\udc00-\udfff]/.test(text.charAt(end))) end -= 1;
  return { text: text.slice(0, end), left: text.length - end, elements: count };
}

export interface Cutter {
  take(text: string): Cut;
  /** Nothing of a further text would be shown. */
  isFull(): boolean;
}

/** Cuts texts in order, each to `each` at most, and all together to `all`. */
export function cutter(all: Room, each: Room): Cutter {
  let { characters, elements } = all;
  return {
    take(text) {
      const most = { characters: Math.min(characters, each.characters), elements: Math.min(elements, each.elements) };
      const taken = cut(text, most);
      characters -= taken.text.length;
      elements -= taken.elements;
      return taken;
    },
    isFull: () => characters <= 0 || elements <= 0,
  };
}

/** The maximum of a text export: more than any real chat, and fast to create. */
const OF_A_FORM = { characters: 3_000_000, elements: 50_000 };

/** For the texts of one export, in order; the number of omitted characters is added to the text. */
export function formTexts(say: (left: number) => string): (text: string) => string {
  const texts = cutter(OF_A_FORM, OF_A_FORM);
  return (text) => {
    const taken = texts.take(text);
    return taken.left === 0 ? taken.text : `${taken.text}… (${say(taken.left)})`;
  };
}

/** In characters: anything longer than this that should be a name is cut without a count. */
const BRIEF = { characters: 300, elements: 20 };

export function brief(text: string): string {
  const { text: beginning, left } = cut(text, BRIEF);
  return left > 0 ? `${beginning}…` : text;
}
