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

/** A warning if a chat may expire before the rules have sent all its notifications; null if not. */
export function retentionWarning({ routing, retentionDays }: Keeping, now: number, format: Format): string | null {
  const hold = longestHold(routing, now);
  // A notification that is due when the chat expires is not sent.
  const needed = hold === null ? 0 : Math.floor(hold.milliseconds / DAY) + 1;
  if (hold === null || retentionDays >= needed) return null;
  return wordsFor(format.language).warnings.shortRetention({
    rules: format.list(hold.rules.map((rule) => format.quoted(rule))),
    hold: format.duration(hold.milliseconds),
    days: format.number(retentionDays),
    needed: format.number(needed),
  });
}

/** The same for `npm run check`, where the secrets may be unknown. */
export function retentionWarningFor(env: Readonly<Record<string, unknown>>, now: number): string | null {
  return retentionWarning(readKeeping(env), now, formatFor("en", "UTC"));
}
