import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { MOST_COUNTED } from "../../../store/alerts/customer.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { nameLine } from "../said.tsx";

/** "The 3rd alert of this customer" where there were any `before`, "Sales", "waited 4 min 29 s", "never answered", "closed 12 min ago", "webchat", "Jane Smith". */
export function alertDetails(
  { summary, openedAt }: ListedAlert,
  before: number,
  format: Format,
  now: number,
): readonly string[] {
  const { alert, statusUpdate } = wordsFor(format.language);
  const { queue, waited, course: response, closedAt, platform, agents } = summary;
  const parts = [
    before === 0
      ? null
      : before > MOST_COUNTED
        ? statusUpdate.manyAlerts(MOST_COUNTED)
        : statusUpdate.nthAlert(before + 1),
    queue === null ? null : alert.inQueue(nameLine(queue)),
    waited === null ? null : alert.waited(format.duration(waited)),
    response === "unanswered" ? alert.neverAnswered : null,
    closedAt === null ? alert.receivedAgo(format.ago(now - openedAt)) : alert.closedAgo(format.ago(now - closedAt)),
    platform === null ? null : nameLine(platform),
    agents.length === 0 ? null : `${alert.agents(agents.length)}: ${format.list(agents.map(nameLine))}`,
  ];
  return parts.filter((part) => part !== null);
}
