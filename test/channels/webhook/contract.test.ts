import { Webhook } from "standardwebhooks";
import type { Answer, PostRequest } from "../../../src/channels/http.ts";
import { webhook } from "../../../src/channels/webhook/channel.ts";
import { webhookSchema } from "../../../src/channels/webhook/schema.ts";
import { schemaFaults } from "../../support/json-schema.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { overHttp } from "../support/over-http.ts";

const KEY = `whsec_${new Uint8Array(32).fill(1).toBase64()}`;
const SCHEMA = webhookSchema("https://alerts.example.com/schema/alert.json");

const answered = (status: number, retryAfter: string | null = null): Answer => {
  return { kind: "answered", status, retryAfter, text: "invalid_token for John Russell" };
};

const expected = (kind: Expected<Answer>["kind"], statuses: readonly number[]): readonly Expected<Answer>[] =>
  statuses.map((status) => ({
    ...{ when: `the answer ${status}`, answer: answered(status), kind, status },
    result: { code: status >= 300 && status < 400 ? "redirected" : "answered", status } as const,
  }));

const answers: readonly Expected<Answer>[] = [
  ...expected("sent", [200, 201, 202, 204]),
  ...expected("out-of-order", [410]),
  ...expected("retry", [301, 302, 307, 308]),
  ...expected("retry", [400, 401, 403, 404, 405, 408, 409, 413, 422, 429, 451, 500, 502, 503, 504]),
  ...[429, 503, 404].map((status) => ({
    ...{ when: `the answer ${status} with Retry-After: 30`, answer: answered(status, "30"), kind: "retry" as const },
    ...{ status, result: { code: "answered", status, asked: 30 } as const, waitUntil: NOW + 30_000 },
  })),
  {
    when: "no answer",
    answer: { kind: "silent", result: { code: "connection-failed" } },
    kind: "retry",
    result: { code: "connection-failed" },
  },
];

function faults({ headers, body }: PostRequest): readonly string[] {
  const size = new TextEncoder().encode(body).length;
  const sent: unknown = JSON.parse(body);
  const signature = new Webhook(KEY).sign(headers["webhook-id"] ?? "", new Date(NOW), body);
  return [
    ...(size < 20_000 ? [] : [`it has ${size} bytes`]),
    ...(body.isWellFormed() && !/\\ud[89a-f]/i.test(body) ? [] : ["half a character"]),
    ...(headers["webhook-signature"] === signature ? [] : ["another signature"]),
    ...schemaFaults(sent, SCHEMA, { document: SCHEMA, isClosed: true }),
  ];
}

keepsTheContract(
  "webhook",
  overHttp(
    {
      channel: webhook,
      settings: { channel: "webhook", webhook: "CRM_URL", key: "CRM_KEY" },
      values: { CRM_URL: "https://crm.example.com/hooks/1?token=s3cr3t", CRM_KEY: KEY },
      faults,
    },
    { answers, never: ["malformed", "dead"] },
  ),
);
