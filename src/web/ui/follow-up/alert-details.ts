import { isAnsweredAnyway } from "../../../delivery/messages/alert-facts.ts";
import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { MOST_COUNTED } from "../../../store/alerts/customer.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { nameLine } from "../said.tsx";

/** "The 3rd alert of this customer" where there were any `before`, "Sales", "waited 4 min 29 s", "never answered", "closed 12 min ago", "webchat", "Jane Smith". */
export function alertDetails(
  { summary, reasons, openedAt }: ListedAlert,
  before: number,
  format: Format,
  now: number,
): readonly string[] {
  const { alert, statusUpdate } = wordsFor(format.language);
  const { queue, course: response, closedAt, platform, agents, answeredBy = null, customerIs } = summary;
  const waited = format.wait(summary.waited);
  const isAnyway = isAnsweredAnyway({ reasons, response });
  const parts = [
    before === 0
      ? null
      : before > MOST_COUNTED
        ? statusUpdate.manyAlerts(MOST_COUNTED)
        : statusUpdate.nthAlert(before + 1),
    isAnyway ? alert.thoughAnswered(answeredBy === null ? null : nameLine(answeredBy), waited) : null,
    queue === null ? null : alert.inQueue(nameLine(queue)),
    waited === null || isAnyway ? null : alert.waited(waited),
    response === "unanswered" ? alert.neverAnswered : null,
    customerIs === undefined ? null : alert.customerIs[customerIs],
    closedAt === null ? alert.receivedAgo(format.ago(now - openedAt)) : alert.closedAgo(format.ago(now - closedAt)),
    platform === null ? null : nameLine(platform),
    agents.length === 0 ? null : `${alert.agents(agents.length)}: ${format.list(agents.map(nameLine))}`,
  ];
  return parts.filter((part) => part !== null);
}
