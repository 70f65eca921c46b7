/**
 * A newer version may show more than an older one: what must be the same are the keys that the older one has, which is
 * the one before an update, and the one after the way back.
 */
export type Way = "update" | "back";

/** What is otherwise after than it was before: each difference is a path, and what was and is there. */
export function differences(before: unknown, after: unknown, way: Way, path = ""): readonly string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return [`${path}: ${before.length} entries became ${after.length}`];
    return before.flatMap((entry, index) => differences(entry, after[index], way, `${path}/${index}`));
  }
  if (isObject(before) && isObject(after)) {
    const keys = Object.keys(way === "update" ? before : after);
    return keys.flatMap((key) => differences(before[key], after[key], way, `${path}/${key}`));
  }
  return Object.is(before, after) ? [] : [`${path}: ${shown(before)} became ${shown(after)}`];
}

/** The same of lists whose entries have names: every one must still be there, in any order, among others. */
export function missing<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  way: Way,
  nameOf: (entry: Entry) => string,
): readonly string[] {
  const named = new Map(after.map((entry) => [nameOf(entry), entry]));
  return before.flatMap((entry) => {
    const name = nameOf(entry);
    return named.has(name) ? differences(entry, named.get(name), way, name) : [`${name} is lost`];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
