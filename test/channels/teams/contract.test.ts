import type { Outcome } from "../../../src/channels/channel.ts";
import type { Answer } from "../../../src/channels/http.ts";
import { teams } from "../../../src/channels/teams/channel.ts";
import { cardFaults } from "../../standin/teams/adaptive-card.ts";
import { checkTeams } from "../../standin/teams/check.ts";
import { liveInTeams } from "../../standin/teams/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const WEBHOOK =
  "https://0a.b1.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/c2/triggers/manual/paths/invoke?api-version=1&sig=s3cr3t";

/** As Power Automate says it, with more than may be recorded. */
function said(code: string): string {
  return JSON.stringify({ error: { code, message: "Could not execute workflow 'c2' of John Russell: invalid_token" } });
}

function answered(status: number, text = "", retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text };
}

function taken(status: number, kind: Outcome["kind"], word?: string, when = `${status}`): Expected<Answer> {
  const answer = answered(status, word === undefined ? "<h1>John Russell</h1>" : said(word));
  const result = { code: "answered", status, ...(word === undefined ? {} : { word }) } as const;
  return { when: `the answer ${when} ${word ?? ""}`, answer, kind, status, result };
}

keepsTheContract(
  "teams",
  overHttp(
    {
      channel: teams,
      settings: { channel: "teams", webhook: "TEAMS_SALES_URL" },
      values: { TEAMS_SALES_URL: WEBHOOK },
      faults: ({ body }) => {
        const request = JSON.parse(body);
        return [...checkTeams(body), ...cardFaults(request.attachments[0].content), ...liveInTeams(request, OURS)];
      },
    },
    {
      answers: [
        {
          ...{ when: "the answer 202", answer: answered(202), kind: "sent", status: 202 },
          result: { code: "accepted", status: 202 },
        },
        taken(200, "sent"),
        taken(400, "malformed", "TriggerInputSchemaMismatch"),
        taken(400, "malformed"),
        taken(413, "malformed"),
        // A workflow that was turned off or deleted.
        taken(400, "out-of-order", "WorkflowTriggerIsNotEnabled"),
        taken(400, "out-of-order", "WorkflowNotFound"),
        taken(401, "out-of-order", "DirectApiAuthorizationRequired"),
        taken(403, "out-of-order"),
        taken(404, "out-of-order", "WorkflowNotFound"),
        taken(410, "out-of-order"),
        ...[301, 302, 307, 308].map((status): Expected<Answer> => {
          const result = { code: "redirected", status } as const;
          return { when: `the answer ${status}`, answer: answered(status), kind: "dead", status, result };
        }),
        ...[402, 405, 409, 415, 451].map((status) => taken(status, "dead")),
        ...[408, 429, 500, 502, 503, 504].map((status) => taken(status, "retry")),
        taken(502, "retry", "NoResponse"),
        {
          ...{
            when: "the answer 429 with Retry-After: 30",
            answer: answered(429, "", "30"),
            kind: "retry",
            status: 429,
          },
          result: { code: "answered", status: 429, asked: 30 },
          waitUntil: NOW + 30_000,
        },
        {
          when: "no answer",
          answer: { kind: "silent", result: { code: "connection-failed" } },
          kind: "retry",
          result: { code: "connection-failed" },
        },
      ],
    },
  ),
);
