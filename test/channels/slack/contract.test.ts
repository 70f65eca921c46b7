import { describe } from "vitest";
import { slack } from "../../../src/channels/slack/channel.ts";
import { checkSlack } from "../../standin/slack/check.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { keepsTheContract } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const WEBHOOK = { SLACK_SALES_URL: "https://hooks.slack.test/services/T000/B000/XXXX" };

describe.each([
  ["a bare webhook", WEBHOOK],
  ["a webhook whose app has buttons", { ...WEBHOOK, SLACK_SIGNING_SECRET: "planted-signing-secret" }],
])("by %s", (name, values) =>
  keepsTheContract(
    `slack by ${name}`,
    overHttp({
      channel: slack,
      settings: { channel: "slack", webhook: "SLACK_SALES_URL" },
      values,
      faults: ({ body }) => {
        const posted: unknown = JSON.parse(body);
        return [...(checkSlack(posted)?.faults ?? []), ...liveIn(posted, OURS)];
      },
    }),
  ),
);
