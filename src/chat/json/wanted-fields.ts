import type { Room } from "./tree.ts";

/**
 * Which parts of a JSON value to read. Of a list or record: `text` takes its JSON text, `members` the named ones,
 * `entries` the first and last items or members, `tree` everything that fits. Strings, numbers and literals are taken
 * as they are, unless said otherwise; `nothing` only reports that a value is there.
 */
export type Wanted =
  | "nothing"
  /** A number is a double if that has all of its digits, otherwise its text: for ids and flags. */
  | "scalar"
  /** A number stays as it was written. */
  | "word"
  /** A number may lose digits. */
  | "instant"
  | "text"
  | { readonly members: Members }
  | EntriesWanted
  | { readonly tree: Room };

export type Members = ReadonlyMap<string, Wanted>;

export interface EntriesWanted {
  readonly entries: Wanted;
  /** A record with a member of this name is itself an entry, not a container of entries. */
  readonly unless: string;
  readonly alone: Members;
  readonly atEachEnd: number;
}
