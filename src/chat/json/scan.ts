import { afterColon, afterLiteral, afterName, afterSpace, afterString, NoJson, QUOTE } from "./tokens.ts";

const COMMA = 0x2c;
const OPEN = { list: 0x5b, record: 0x7b } as const;
/** In ASCII, the closing bracket or brace is two characters after the opening one. */
const TO_CLOSE = 2;

type Container = keyof typeof OPEN;

/**
 * Scans JSON text token by token, as strictly as `JSON.parse`. It builds nothing and keeps its own stack: 10 MB of
 * brackets take a fraction of a second and a few megabytes, where `JSON.parse` takes seconds and hundreds of megabytes.
 */
export class JsonScan {
  /** The position of the next token, or of white space before it. */
  at = 0;
  /** How many strings, numbers, literals and empty containers `skip` has passed. */
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

  /** Enters a list or record. False if it is empty; it has then been passed. */
  enter(kind: Container): boolean {
    this.#next();
    this.at += 1;
    if (this.#next() !== OPEN[kind] + TO_CLOSE) return true;
    this.at += 1;
    return false;
  }

  /** Moves to the next item or member. False if there is none; the list or record has then been passed. */
  more(kind: Container): boolean {
    const code = this.#next();
    this.at += 1;
    if (code === COMMA) return true;
    if (code === OPEN[kind] + TO_CLOSE) return false;
    throw new NoJson();
  }

  /** Passes a member's name and the colon; returns the text between the quotes. */
  name(): string {
    this.#next();
    const { text, at } = this;
    const end = afterString(text, at);
    this.at = afterColon(text, end);
    return text.slice(at + 1, end - 1);
  }

  /** Passes a string, number or literal; returns its source text. */
  scalar(): string {
    const isString = this.#next() === QUOTE;
    const { text, at } = this;
    this.at = isString ? afterString(text, at) : afterLiteral(text, at);
    return text.slice(at, this.at);
  }

  /** Passes any value; returns its nesting depth: 0 if it is neither a list nor a record. */
  skip(): number {
    return this.#pass(0);
  }

  /** From the start of an item or member, passes the rest of its list or record. */
  skipRest(kind: Container): void {
    if (kind === "record") this.at = afterName(this.text, this.at);
    this.#stack[0] = OPEN[kind];
    this.#pass(1);
  }

  /** Passes a value and the rest of the containers that are open around it. */
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

  /** True if only white space is left. */
  end(): void {
    if (!Number.isNaN(this.#next())) throw new NoJson();
  }

  /** The first character of the next token; NaN at the end. */
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
