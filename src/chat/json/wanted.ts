/**
 * What is wanted of a JSON value. Of a list or record: `text` takes its JSON text, `members` those that are named,
 * `entries` its first and last items or members, `tree` everything until there is no more room. What is a string,
 * number or literal is taken as it is, but for `nothing`, which only says that a value is there.
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
  /** A record with a member of this name is no container of entries, but one itself. */
  readonly unless: string;
  readonly alone: Members;
  readonly atEachEnd: number;
}
