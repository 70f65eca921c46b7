import { resend } from "../../../../standin/mail/providers/resend.ts";
import { keepsTheContract } from "../../../support/contract.ts";
import { answered, byService, common, errors, type Row, TOMORROW } from "../../support/by-service.ts";

const KEY = "re_123456789";

// resend.com/docs/api-reference/errors
const ROWS: readonly Row[] = [
  { status: 400, word: "invalid_idempotency_key", kind: "malformed" },
  { status: 400, word: "validation_error", kind: "malformed", message: "The subject is too long." },
  { status: 400, word: "validation_error", kind: "out-of-order", message: "API key is invalid" },
  { status: 401, word: "missing_api_key", kind: "out-of-order" },
  { status: 401, word: "restricted_api_key", kind: "out-of-order" },
  { status: 401, word: "validation_error", kind: "out-of-order", message: "API key is invalid" },
  { status: 403, word: "invalid_api_key", kind: "out-of-order" },
  { status: 403, word: "validation_error", kind: "out-of-order", message: "The example.com domain is not verified." },
  { status: 403, word: "validation_error", kind: "dead", message: "You can only send testing emails to your own." },
  { status: 404, word: "not_found", kind: "out-of-order" },
  { status: 405, word: "method_not_allowed", kind: "out-of-order" },
  { status: 409, word: "invalid_idempotent_request", kind: "sent" },
  { status: 409, word: "concurrent_idempotent_requests", kind: "retry" },
  { status: 422, word: "validation_error", kind: "dead", message: "Invalid `to` field." },
  { status: 422, word: "validation_error", kind: "out-of-order", message: "Invalid `from` field." },
  { status: 422, word: "validation_error", kind: "malformed", message: "Invalid `headers` field." },
  { status: 422, word: "invalid_from_address", kind: "out-of-order" },
  { status: 422, word: "invalid_access", kind: "out-of-order" },
  { status: 422, word: "invalid_region", kind: "out-of-order" },
  { status: 422, word: "invalid_parameter", kind: "malformed" },
  { status: 422, word: "missing_required_field", kind: "malformed" },
  { status: 422, word: "never_heard_of", kind: "malformed" },
  { status: 429, word: "rate_limit_exceeded", kind: "retry" },
  { status: 429, word: "daily_quota_exceeded", kind: "retry", waitUntil: TOMORROW },
  { status: 429, word: "monthly_quota_exceeded", kind: "retry", waitUntil: TOMORROW },
  { status: 451, word: "security_error", kind: "dead" },
  { status: 500, word: "application_error", kind: "retry" },
  { status: 500, word: "internal_server_error", kind: "retry" },
];

const answers = [
  ...common({ id: "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794" }),
  ...errors(ROWS, ({ status, word }, message) => answered(status, { statusCode: status, name: word, message })),
];

const settings = { provider: "resend", key: "RESEND_KEY" };

keepsTheContract(
  "email by Resend",
  byService(settings, { RESEND_KEY: KEY }, answers, (request) => resend(request, KEY)),
);
