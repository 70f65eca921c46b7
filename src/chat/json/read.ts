import { JsonScan } from "./scan.ts";
import { DEEPEST, passText } from "./text.ts";
import { NoJson } from "./tokens.ts";
import { type Room, TreeReader } from "./tree.ts";
import { type NumberForm, recordOf, scalarOf, unescaped } from "./values.ts";
import type { EntriesWanted, Members, Wanted } from "./wanted-fields.ts";

/** Keeps the last so many of the added items. */
class Latest<Item> {
  readonly #most: number;
  readonly #kept: Item[] = [];
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get dropped(): number {
    return this.#count - this.#kept.length;
  }

  add(item: Item): void {
    this.#kept[this.#count % this.#most] = item;
    this.#count += 1;
  }

  /** When it is full, the oldest item is at the position to be overwritten next. */
  inOrder(): readonly Item[] {
    const oldest = this.dropped > 0 ? this.#count % this.#most : 0;
    return [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)];
  }
}

export interface ReadJson {
  readonly value: unknown;
  /** How many scalars of the tree did not fit, and how many entries between the first and last ones were left out. */
  readonly left: { readonly scalars: number; readonly entries: number };
}

/** Null if the text is not JSON. All of it is checked, but only what is wanted is built. */
export function readJson(text: string, wanted: Wanted): ReadJson | null {
  const reader = new JsonReader(text);
  try {
    return reader.whole(wanted);
  } catch (error) {
    if (error instanceof NoJson) return null;
    throw error;
  }
}

/** `level` is the nesting level of the list or record that begins here; the outermost is 1. */
class JsonReader {
  readonly #scan: JsonScan;
  readonly #left = { scalars: 0, entries: 0 };

  constructor(text: string) {
    this.#scan = new JsonScan(text);
  }

  whole(wanted: Wanted): ReadJson {
    const value = this.#value(wanted, 1);
    this.#scan.end();
    return { value, left: this.#left };
  }

  #value(wanted: Wanted, level: number): unknown {
    const kind = this.#scan.kind();
    if (typeof wanted === "object") this.#startOver(wanted);
    if (wanted === "nothing") return this.#passed();
    if (kind === "string" || kind === "literal") return this.#scalar(wanted);
    if (wanted === "text" || level > DEEPEST) return passText(this.#scan, level);
    if (typeof wanted === "string") return this.#passed();
    if ("entries" in wanted) return kind === "list" ? this.#items(wanted, level) : this.#record(wanted, level);
    if ("tree" in wanted) return this.#tree(wanted.tree, level);
    return kind === "record" ? this.#members(wanted.members, level) : this.#passed();
  }

  /** Of members with the same name, the last one counts. */
  #startOver(wanted: Exclude<Wanted, string>): void {
    if ("entries" in wanted) this.#left.entries = 0;
    if ("tree" in wanted) this.#left.scalars = 0;
  }

  #passed(): null {
    this.#scan.skip();
    return null;
  }

  #scalar(wanted: Wanted): unknown {
    return scalarOf(this.#scan.scalar(), formOf(wanted));
  }

  #members(members: Members, level: number): object {
    const read = recordOf();
    for (let more = this.#scan.enter("record"); more; more = this.#scan.more("record")) {
      const name = this.#name();
      const wanted = members.get(name);
      if (wanted === undefined) this.#scan.skip();
      else read[name] = this.#value(wanted, level + 1);
    }
    return read;
  }

  /** The last items are known only at the end: until then only their positions are kept. */
  #items({ entries, atEachEnd }: EntriesWanted, level: number): readonly unknown[] {
    const scan = this.#scan;
    const first: unknown[] = [];
    const last = new Latest<number>(atEachEnd);
    for (let more = scan.enter("list"); more; more = scan.more("list")) {
      if (first.length < atEachEnd) first.push(this.#value(entries, level + 1));
      else {
        last.add(scan.at);
        scan.skip();
      }
    }
    this.#left.entries = last.dropped;
    const end = scan.at;
    const items = [...first, ...last.inOrder().map((at) => this.#valueAt(at, entries, level))];
    scan.at = end;
    return items;
  }

  /** Also reads whether the record is itself an entry. */
  #record({ entries, unless, alone, atEachEnd }: EntriesWanted, level: number): object {
    const scan = this.#scan;
    const first: Place[] = [];
    const last = new Latest<Place>(atEachEnd);
    const own: Place[] = [];
    for (let more = scan.enter("record"); more; more = scan.more("record")) {
      const place = { name: this.#name(), at: scan.at };
      if (alone.has(place.name)) own.push(place);
      if (first.length < atEachEnd) first.push(place);
      else last.add(place);
      scan.skip();
    }
    const isAlone = own.some(({ name }) => name === unless);
    this.#left.entries = isAlone ? 0 : last.dropped;
    const end = scan.at;
    const members = isAlone ? own : [...first, ...last.inOrder()];
    const read = recordOf();
    for (const { name, at } of members) {
      read[name] = this.#valueAt(at, isAlone ? (alone.get(name) ?? "nothing") : entries, level);
    }
    scan.at = end;
    return read;
  }

  #valueAt(at: number, wanted: Wanted, level: number): unknown {
    this.#scan.at = at;
    return this.#value(wanted, level + 1);
  }

  #tree(room: Room, level: number): unknown {
    const reader = new TreeReader(this.#scan, room);
    const value = reader.read(level);
    this.#left.scalars = reader.left;
    return value;
  }

  #name(): string {
    return unescaped(this.#scan.name());
  }
}

function formOf(wanted: Wanted): NumberForm {
  if (wanted === "instant") return "double";
  return wanted === "scalar" ? "exact" : "written";
}

interface Place {
  readonly name: string;
  readonly at: number;
}
