import type { JsonScan } from "./scan.ts";
import { DEEPEST, passText } from "./text.ts";
import { type NumberForm, recordOf, scalarOf, unescaped } from "./values.ts";

/** How much of a tree may be read, and how its numbers are. */
export interface Room {
  readonly scalars: number;
  readonly containers: number;
  /** Otherwise "exact". */
  readonly numbers?: NumberForm;
}

interface Branch {
  readonly value: unknown;
  readonly scalars: number;
}

/** Reads a list or record with its contents, as far as there is room; the rest is passed. */
export class TreeReader {
  /** How many scalars did not fit. */
  left = 0;
  readonly #scan: JsonScan;
  readonly #room: { scalars: number; containers: number };
  readonly #numbers: NumberForm;

  constructor(scan: JsonScan, { numbers = "exact", ...room }: Room) {
    this.#scan = scan;
    this.#room = room;
    this.#numbers = numbers;
  }

  read(level: number): unknown {
    return this.#branch(level)?.value;
  }

  /** Null if there is no room for it. */
  #branch(level: number): Branch | null {
    const kind = this.#scan.kind();
    const isContainer = kind === "list" || kind === "record";
    if (this.#room.scalars === 0 || (isContainer && this.#room.containers === 0)) return this.#leave(null);
    if (!isContainer || level > DEEPEST) {
      this.#room.scalars -= 1;
      const value = isContainer ? passText(this.#scan, level) : scalarOf(this.#scan.scalar(), this.#numbers);
      return { value, scalars: 1 };
    }
    this.#room.containers -= 1;
    return kind === "list" ? this.#listBranch(level) : this.#recordBranch(level);
  }

  #leave(rest: "list" | "record" | null): null {
    const scan = this.#scan;
    const before = scan.skipped;
    if (rest === null) scan.skip();
    else scan.skipRest(rest);
    this.left += scan.skipped - before;
    return null;
  }

  #listBranch(level: number): Branch {
    const items: unknown[] = [];
    const before = this.#room.scalars;
    for (let more = this.#scan.enter("list"); more; more = this.#scan.more("list")) {
      if (this.#room.scalars === 0) {
        this.#leave("list");
        break;
      }
      const item = this.#branch(level + 1);
      if (item !== null) items.push(item.value);
    }
    return { value: items, scalars: before - this.#room.scalars };
  }

  /** Of members with the same name, the last one counts; the earlier ones give their room back. */
  #recordBranch(level: number): Branch {
    const read = recordOf();
    const sizes = new Map<string, number>();
    const before = this.#room.scalars;
    for (let more = this.#scan.enter("record"); more; more = this.#scan.more("record")) {
      if (this.#room.scalars === 0) {
        this.#leave("record");
        break;
      }
      const name = unescaped(this.#scan.name());
      const size = sizes.get(name) ?? 0;
      this.#room.scalars += size;
      const member = this.#branch(level + 1);
      if (member === null) this.#room.scalars -= size;
      else {
        read[name] = member.value;
        if (member.scalars !== size) sizes.set(name, member.scalars);
      }
    }
    return { value: read, scalars: before - this.#room.scalars };
  }
}
