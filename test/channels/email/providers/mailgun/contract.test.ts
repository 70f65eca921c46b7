import { mailgun } from "../../../../standin/mail/providers/mailgun.ts";
import { keepsTheContract, NOW } from "../../../support/contract.ts";
import { answered, byService, common, errors, type Row } from "../../support/by-service.ts";

const KEY = "key-3ax6xnjp29jd6fds4gc373sgvjxteol0";

const SANDBOX = "Sandbox subdomains are for test purposes only. Please add the address to authorized recipients";
const LIMITED = "Domain mg.example.com is not allowed to send: recipient limit exceeded, try again after";

// documentation.mailgun.com/docs/mailgun/quickstart-guide/responses, and the sentences that its answers have.
const ROWS: readonly Row[] = [
  { status: 400, kind: "malformed" },
  { status: 400, kind: "dead", message: "'to' parameter is not a valid address. please check documentation" },
  { status: 400, kind: "dead", message: "to parameter is not a valid address. please check documentation" },
  { status: 400, kind: "out-of-order", message: "'from' parameter is not a valid address. please check" },
  { status: 400, kind: "out-of-order", message: "Domain mg.example.com is not allowed to send: it is disabled" },
  { status: 401, kind: "out-of-order" },
  { status: 403, kind: "out-of-order" },
  { status: 403, kind: "dead", message: SANDBOX },
  { status: 404, kind: "out-of-order", message: "Domain not found: mg.example.com" },
  { status: 413, kind: "malformed" },
  { status: 420, kind: "retry", message: `${LIMITED} Thu, 06 Mar 2025 18:06:40 UTC`, waitUntil: NOW + 3_600_000 },
  { status: 420, kind: "retry", message: `${LIMITED} a while` },
  { status: 429, kind: "retry" },
  { status: 500, kind: "retry" },
];

const answers = [
  ...common({ id: "<20250306170640.1.ABC@mg.example.com>", message: "Queued. Thank you." }),
  ...errors(ROWS, ({ status }, message) => answered(status, { message })),
];

const settings = { provider: "mailgun", key: "MAILGUN_KEY", domain: "mg.example.com", region: "eu" };

keepsTheContract(
  "email by Mailgun",
  byService(settings, { MAILGUN_KEY: KEY }, answers, (request) => mailgun(request, KEY)),
);
