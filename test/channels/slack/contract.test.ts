import { slack } from "../../../src/channels/slack/channel.ts";
import { checkSlack } from "../../standin/slack-check.ts";
import { liveIn } from "../../standin/slack-live.ts";
import { keepsTheContract } from "../contract.ts";
import { OURS } from "../messages.ts";
import { overHttp } from "../over-http.ts";

keepsTheContract(
  "slack",
  overHttp({
    channel: slack,
    settings: { channel: "slack", webhook: "SLACK_SALES_URL" },
    values: { SLACK_SALES_URL: "https://hooks.slack.test/services/T000/B000/XXXX" },
    faults: ({ body }) => {
      const posted: unknown = JSON.parse(body);
      return [...(checkSlack(posted)?.faults ?? []), ...liveIn(posted, OURS)];
    },
  }),
);
