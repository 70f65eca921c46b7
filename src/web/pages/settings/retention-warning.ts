import { longestHold } from "../../../alerts/rules/longest-hold.ts";
import type { NotificationPolicy } from "../../../alerts/rules/recipients.ts";
import { readKeeping } from "../../../config/config.ts";
import { type Format, formatFor } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { DAY } from "../../../time/durations.ts";

interface Keeping {
  readonly routing: Pick<NotificationPolicy, "rules" | "hours">;
  readonly retentionDays: number;
}

/** Where a chat may expire before the rules have told all they have to tell of it; null where it does not. */
export function retentionWarning({ routing, retentionDays }: Keeping, now: number, format: Format): string | null {
  const hold = longestHold(routing, now);
  // What is due in the moment in which a chat expires is not sent any more.
  const needed = hold === null ? 0 : Math.floor(hold.milliseconds / DAY) + 1;
  if (hold === null || retentionDays >= needed) return null;
  return wordsFor(format.language).warnings.shortRetention({
    rules: format.list(hold.rules.map((rule) => format.quoted(rule))),
    hold: format.duration(hold.milliseconds),
    days: format.number(retentionDays),
    needed: format.number(needed),
  });
}

/** The same for `npm run check`, where the secrets may not be known. */
export function retentionWarningFor(env: Readonly<Record<string, unknown>>, now: number): string | null {
  return retentionWarning(readKeeping(env), now, formatFor("en", "UTC"));
}
