/** A last label that no domain has makes no link: "jane.smith". */
const DOMAIN =
  /www\.|[a-z0-9]\.(?:[a-z]{2}|com|net|org|info|biz|app|dev|xyz|shop|site|zip|name|example|test)(?![a-z0-9-])/i;

/**
 * What would act in a text that is read as Markdown, as a chat program's own syntax, or as HTML, if its reader were as
 * eager as can be: tags, mentions, marks, entities, links and addresses, except for our URLs, bare or in angle brackets.
 */
export function activeIn(text: string, ours: readonly string[]): readonly string[] {
  return text.split("\n").flatMap((line) => activeInLine(line, ours));
}

function activeInLine(line: string, ours: readonly string[]): readonly string[] {
  const bare = line
    .split(/\s+/)
    .filter((word) => ![word, word.replace(/^<(.+)>$/, "$1")].some((url) => ours.includes(url)));
  const rest = bare.join(" ");
  return [
    ...["<", ">", "*", "_", "~", "`", "\\", "|", "[", "]"]
      .filter((mark) => rest.includes(mark))
      .map((mark) => `mark ${mark}`),
    ...(/&(?:#|[a-z])/i.test(rest) ? ["an entity"] : []),
    ...(/^\s*(?:[#+=-]|\d+[.)](?:\s|$))/.test(line) ? [`the beginning of ${line.slice(0, 20)}`] : []),
    ...(/(?<!\d):[\w+-]+:|:[\w+-]*[a-z][\w+-]*:/i.test(rest) ? ["an emoji"] : []),
    ...addressesIn(bare),
  ];
}

/** What a program takes for an address that looks for them between two spaces. */
export function addressesIn(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => word.includes("://") || /[^\s@]@[a-z0-9]/i.test(word) || DOMAIN.test(word))
    .map((word) => `address ${word}`);
}
