import { AdaptiveCard, SerializationContext, Versions } from "adaptivecards";
import { isRecord } from "../shape.ts";

/**
 * What Microsoft's own library finds wrong with a card, at the highest version that workflows post: what it says so
 * itself, and what it leaves out because it does not know it, or not at this version.
 */
export function cardFaults(card: unknown): readonly string[] {
  const context = new SerializationContext(Versions.v1_4);
  const read = new AdaptiveCard();
  read.parse(FORGET, new SerializationContext());
  read.parse(card, context);
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const wrong = read.validateProperties().validationEvents.map(({ message }) => message);
  return [...said, ...wrong, ...lost(card, read.toJSON(), "")];
}

/** The library's pattern for a language remembers where it last matched, and misses the next one, unless one is wrong. */
const FORGET = { type: "AdaptiveCard", version: "1.1", lang: "-" };

/** For Teams alone: the library knows nothing of it. */
const FOR_TEAMS = "/msteams";

/** What was not read. Enums are read in any case. */
function lost(given: unknown, kept: unknown, at: string): readonly string[] {
  if (at === FOR_TEAMS) return [];
  if (Array.isArray(given))
    return given.flatMap((entry, index) => lost(entry, isList(kept) ? kept[index] : null, `${at}/${index}`));
  if (isRecord(given)) {
    return Object.entries(given).flatMap(([key, entry]) =>
      lost(entry, isRecord(kept) ? kept[key] : null, `${at}/${key}`),
    );
  }
  return String(given).toLowerCase() === String(kept).toLowerCase() ? [] : [`${at} is not read`];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
