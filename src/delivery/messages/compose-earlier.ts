import type { Earlier } from "../../channels/message.ts";
import { chatName } from "../../chat/chat.ts";
import type { Format } from "../../locale/format.ts";
import type { Words } from "../../locale/words.ts";
import type { EarlierAlert } from "../../store/alerts/earlier.ts";

/** An earlier alert, and where the reader finds its transcript; null where no address of ours is known. */
export interface LinkedAlert extends EarlierAlert {
  readonly url: string | null;
}

/** "The 3rd alert of this customer", with the latest ones before it; null for the first. `isMore`: there are more than that. */
export function composeEarlier(
  count: number,
  latest: readonly LinkedAlert[],
  { standing, several }: Words,
  format: Format,
  isMore = false,
): Earlier | null {
  if (count === 0) return null;
  const links = latest.flatMap(({ key, reasons: [worst], at, outcome, url }) => {
    if (url === null) return [];
    const reason = worst === undefined ? chatName(key) : several.reasons[worst].label;
    const label = `${reason}, ${format.day(at)}`;
    return [{ url, label: outcome === null ? label : `${label}: ${standing.outcomes[outcome]}` }];
  });
  return { text: isMore ? standing.manyAlerts(count) : standing.nthAlert(count + 1), links };
}
