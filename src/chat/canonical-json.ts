/**
 * JSON text in one canonical form: sorted keys, the last of duplicate keys, no white space, strings and numbers written
 * in one way. Accepts only text that `JSON.parse` accepts (plus a byte order mark).
 *
 * It works on the text with its own stack, so nesting may have any depth, and numbers beyond 2^53 keep all their
 * digits: two long customer numbers stay different. A text with more values than any real chat is returned unchanged,
 * because sorting a million keys takes seconds.
 */
export function canonicalJson(text: string): string {
  const open: Container[] = [];
  let container: Container = { kind: "list", items: [] };
  let key: string | null = null;
  let values = 0;
  const add = (value: string) => {
    values += 1;
    if (container.kind === "list") container.items.push(value);
    else if (key === null) key = value;
    else {
      container.entries.set(key, value);
      key = null;
    }
  };
  const keys: (string | null)[] = [];
  for (let at = 0; at < text.length; ) {
    if (values > MOST_VALUES) return text.startsWith("\uFEFF") ? text.slice(1) : text;
    const character = text.charAt(at);
    if (character === "{" || character === "[") {
      values += 1;
      open.push(container);
      keys.push(key);
      key = null;
      container = character === "{" ? { kind: "record", entries: new Map() } : { kind: "list", items: [] };
      at += 1;
    } else if (character === "}" || character === "]") {
      const closed = written(container);
      container = open.pop() ?? container;
      key = keys.pop() ?? null;
      add(closed);
      at += 1;
    } else if (character === '"') {
      const end = endOfString(text, at);
      add(canonicalString(text.slice(at, end)));
      at = end;
    } else if (SKIPPED.includes(character)) {
      at += 1;
    } else {
      const end = endOfLiteral(text, at);
      add(canonicalLiteral(text.slice(at, end)));
      at = end;
    }
  }
  return container.kind === "list" ? (container.items[0] ?? "") : "";
}

/** Member names are counted too. */
const MOST_VALUES = 100_000;

type Container =
  | { readonly kind: "list"; readonly items: string[] }
  | { readonly kind: "record"; readonly entries: Map<string, string> };

const SKIPPED = " \t\r\n,:\uFEFF";

/** Concatenated with `+` rather than `join`: the engine then shares the parts, and deep nesting is not copied. */
function written(container: Container): string {
  let text = "";
  if (container.kind === "list") {
    for (const item of container.items) text = text === "" ? item : `${text},${item}`;
    return `[${text}]`;
  }
  for (const key of [...container.entries.keys()].sort()) {
    const entry = `${key}:${container.entries.get(key)}`;
    text = text === "" ? entry : `${text},${entry}`;
  }
  return `{${text}}`;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

function endOfLiteral(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !" \t\r\n,:]}".includes(text.charAt(end))) end += 1;
  return end;
}

function canonicalString(quoted: string): string {
  return quoted.includes("\\") ? JSON.stringify(JSON.parse(quoted)) : quoted;
}

/** A smaller one has fewer digits than 15, or is zero. */
const SMALLEST_EXACT = 2 ** -1022;

/** A double holds up to 15 digits exactly; a longer number, or one that is too large or small, stays as written. */
function canonicalLiteral(literal: string): string {
  const number = Number(literal);
  if (!Number.isFinite(number) || literal.length > 15) return literal;
  return Math.abs(number) >= SMALLEST_EXACT || /^-?[0.]+(?:e|$)/i.test(literal) ? String(number) : literal;
}
