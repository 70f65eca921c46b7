/**
 * Which parts of a JSON value to read. Of a list or record: `text` takes its JSON text, `members` the named ones,
 * `entries` the first and last items or members, `tree` everything that fits. Strings, numbers and literals are taken
 * as they are, except with `nothing`, which only reports that a value is there.
 */
export type Wanted =
  | "nothing"
  | "scalar"
  /** A number may lose digits. */
  | "instant"
  | "text"
  | { readonly members: Members }
  | EntriesWanted
  | { readonly tree: { readonly scalars: number; readonly containers: number } };

export type Members = ReadonlyMap<string, Wanted>;

export interface EntriesWanted {
  readonly entries: Wanted;
  /** A record with a member of this name is itself an entry, not a container of entries. */
  readonly unless: string;
  readonly alone: Members;
  readonly atEachEnd: number;
}
