const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ", "|": "∣", "\\": "∖", "[": "［", "]": "］" },
  ...{ "<": "‹", ">": "›", "&": "＆", "#": "＃", "-": "‐", "+": "＋", "=": "＝", ")": "）" },
  ...{ ":": "∶", "@": "＠", ".": "․" },
};

/** The signs of Markdown, of HTML and SSML, and of chat programs' own syntax. */
const SYNTAX = /[*_~`|\\[\]<>]|&(?=[#\p{L}\p{N}])/gu;
/** What makes a heading, a list, a rule or an underline of the line that begins with it. */
const AT_THE_START = /^[#+=-]+|(?<=^\d+)[.)]/g;
/** The signs of URLs, domains and mail addresses. */
const LINKING = /(?<=\p{L}):(?=\S)|:(?=\/\/)|@(?=\S)|\.(?=\p{L})|(?<=www)\./giu;
/** An emoji by its name, such as ":smile:" or ":+1:"; never "10:30-11:30:". */
const SHORTCODE = /:(?=[\w+-]*[a-z][\w+-]*:)|(?<!\d):(?=[\w+-]+:)/gi;

/**
 * The text of one line, with nothing in it that could become active in a program that reads Markdown, HTML or a syntax
 * like them, or that makes links by itself: such signs are replaced with others that look the same. Only for sentences
 * in notifications and for screen readers: what people copy stands elsewhere, as written.
 */
export function inert(text: string): string {
  const alike = (signs: string) => signs.replace(/./gu, (sign) => LOOKALIKES[sign] ?? sign);
  return [AT_THE_START, LINKING, SHORTCODE, SYNTAX].reduce((said, signs) => said.replace(signs, alike), text);
}
