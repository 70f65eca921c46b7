import { NO_TARGET } from "../../../alerts/delivery.ts";
import { chatName } from "../../../chat/chat.ts";
import type { Words } from "../../../locale/locale.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";

/**
 * The button to resend a delivery, or send it now; `back` is the path to which it returns. Null for sent deliveries,
 * and for those without a target.
 */
export function againForm(
  { id, key, target, status }: RecordedDelivery,
  back: string,
  words: Words["deliveries"]["list"],
) {
  if (status === "sent" || target === NO_TARGET) return null;
  const label = status === "pending" ? words.sendNow : words.sendAgain;
  const which = key === null ? target : `${chatName(key)}, ${target}`;
  return (
    <form method="post" action={`/deliveries/${id}/retry`}>
      <input type="hidden" name="next" value={back} />
      <button type="submit" class="quiet" aria-label={`${label}: ${which}`}>
        {label}
      </button>
    </form>
  );
}
