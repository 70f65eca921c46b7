import { afterColon, afterLiteral, afterName, afterSpace, afterString, NoJson, QUOTE } from "./tokens.ts";

const COMMA = 0x2c;
const OPEN = { list: 0x5b, record: 0x7b } as const;
/** In ASCII, a list and a record both end two characters after the one that they begin with. */
const TO_CLOSE = 2;

type Container = keyof typeof OPEN;

/**
 * Goes through JSON text from one token to the next, as strictly as `JSON.parse`. It builds nothing, and keeps its own
 * stack: 10 MB of brackets take a fraction of a second and a few megabytes, where `JSON.parse` takes seconds and
 * hundreds of them.
 */
export class JsonScan {
  /** Where the next token begins, or the white space before it. */
  at = 0;
  /** How many strings, numbers, literals and empty lists and records were passed by `skip`. */
  skipped = 0;
  readonly text: string;
  #stack = new Uint8Array(256);

  constructor(text: string) {
    this.text = text;
  }

  kind(): Container | "string" | "literal" {
    const code = this.#next();
    if (code === QUOTE) return "string";
    if (code === OPEN.list) return "list";
    return code === OPEN.record ? "record" : "literal";
  }

  /** Into a list or record; false where it is empty, and then it is passed. */
  enter(kind: Container): boolean {
    this.#next();
    this.at += 1;
    if (this.#next() !== OPEN[kind] + TO_CLOSE) return true;
    this.at += 1;
    return false;
  }

  /** To the next item or member; false where there is none, and then the list or record is passed. */
  more(kind: Container): boolean {
    const code = this.#next();
    this.at += 1;
    if (code === COMMA) return true;
    if (code === OPEN[kind] + TO_CLOSE) return false;
    throw new NoJson();
  }

  /** Passes a member's name and the colon; returns what is written between the quotes. */
  name(): string {
    this.#next();
    const { text, at } = this;
    const end = afterString(text, at);
    this.at = afterColon(text, end);
    return text.slice(at + 1, end - 1);
  }

  /** Passes a string, number or literal; returns it as it is written. */
  scalar(): string {
    const isString = this.#next() === QUOTE;
    const { text, at } = this;
    this.at = isString ? afterString(text, at) : afterLiteral(text, at);
    return text.slice(at, this.at);
  }

  /** Passes any value; returns how deep it nests: 0 for what is neither list nor record. */
  skip(): number {
    return this.#pass(0);
  }

  /** From the beginning of an item or member to the end of the list or record that it is in. */
  skipRest(kind: Container): void {
    if (kind === "record") this.at = afterName(this.text, this.at);
    this.#stack[0] = OPEN[kind];
    this.#pass(1);
  }

  /** Passes a value, and the rest of what is open around it. */
  #pass(around: number): number {
    const { text } = this;
    let { at, skipped } = this;
    let stack = this.#stack;
    let depth = around;
    let deepest = 0;
    do {
      at = afterSpace(text, at);
      const code = text.charCodeAt(at);
      if (code === OPEN.list || code === OPEN.record) {
        if (depth >= deepest) deepest = depth + 1;
        at = afterSpace(text, at + 1);
        if (text.charCodeAt(at) !== code + TO_CLOSE) {
          if (depth === stack.length) stack = this.#growStack();
          stack[depth] = code;
          depth += 1;
          if (code === OPEN.record) at = afterName(text, at);
          continue;
        }
        at += 1;
      } else at = code === QUOTE ? afterString(text, at) : afterLiteral(text, at);
      skipped += 1;
      for (; depth > 0; depth -= 1) {
        at = afterSpace(text, at);
        const after = text.charCodeAt(at);
        const open = stack[depth - 1] ?? 0;
        at += 1;
        if (after === COMMA) {
          if (open === OPEN.record) at = afterName(text, at);
          break;
        }
        if (after !== open + TO_CLOSE) throw new NoJson();
      }
    } while (depth > 0);
    this.at = at;
    this.skipped = skipped;
    return deepest;
  }

  /** Nothing but white space is left. */
  end(): void {
    if (!Number.isNaN(this.#next())) throw new NoJson();
  }

  /** The character that the next token begins with; NaN at the end. */
  #next(): number {
    this.at = afterSpace(this.text, this.at);
    return this.text.charCodeAt(this.at);
  }

  #growStack(): Uint8Array<ArrayBuffer> {
    const larger = new Uint8Array(this.#stack.length * 4);
    larger.set(this.#stack);
    this.#stack = larger;
    return larger;
  }
}
