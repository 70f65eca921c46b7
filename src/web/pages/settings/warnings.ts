import type { RawSettings } from "../../../config/raw-settings.ts";
import type { Words } from "../../../locale/locale.ts";

/** What works, but should be improved. */
export function warningsOf(
  { secrets }: RawSettings,
  countsTries: boolean,
  words: Words["warnings"],
): readonly string[] {
  const set = secrets.filter(({ isSet }) => isSet).map(({ name }) => name);
  return [
    ...secrets.filter(({ isWeak }) => isWeak).map(({ name }) => words.weak(name)),
    ...set.filter((name) => name.endsWith("_PREVIOUS")).map(words.previous),
    ...(countsTries ? [] : [words.triesUncounted]),
  ];
}
