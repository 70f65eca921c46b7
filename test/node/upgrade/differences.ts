/**
 * What `found` lacks of `reference`, or has otherwise: newer versions may add keys. Each difference is a path and what
 * was and is there.
 */
export function differences(reference: unknown, found: unknown, path = ""): readonly string[] {
  if (Array.isArray(reference) && Array.isArray(found)) {
    if (reference.length !== found.length) return [`${path}: ${reference.length} entries became ${found.length}`];
    return reference.flatMap((entry, index) => differences(entry, found[index], `${path}/${index}`));
  }
  if (isObject(reference) && isObject(found)) {
    return Object.entries(reference).flatMap(([key, value]) => differences(value, found[key], `${path}/${key}`));
  }
  return Object.is(reference, found) ? [] : [`${path}: ${shown(reference)} became ${shown(found)}`];
}

/** The same of lists whose entries have names: every one of `reference` must be there, in any order, among others. */
export function missing<Entry>(
  reference: readonly Entry[],
  found: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly string[] {
  const named = new Map(found.map((entry) => [nameOf(entry), entry]));
  return reference.flatMap((entry) => {
    const name = nameOf(entry);
    return named.has(name) ? differences(entry, named.get(name), name) : [`${name} is lost`];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
