import { ses } from "../../../../standin/mail/providers/ses.ts";
import { keepsTheContract } from "../../../support/contract.ts";
import { answered, byService, common, errors, type Row, TO, TOMORROW } from "../../support/by-service.ts";

const KEYS = { keyId: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region: "eu-central-1" };

const NOT_VERIFIED = "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1:";

// docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and …/CommonErrors.html
const ROWS: readonly Row[] = [
  { status: 400, word: "AccountSuspended", kind: "out-of-order" },
  { status: 400, word: "BadRequest", kind: "malformed" },
  { status: 400, word: "MailFromDomainNotVerified", kind: "out-of-order" },
  { status: 400, word: "MessageRejected", kind: "malformed", message: "Email contains a virus." },
  { status: 400, word: "MessageRejected", kind: "out-of-order", message: `${NOT_VERIFIED} alerts@example.com` },
  { status: 400, word: "MessageRejected", kind: "dead", message: `${NOT_VERIFIED} ${TO[0]}` },
  {
    status: 400,
    word: "MessageRejected",
    kind: "out-of-order",
    message: `${NOT_VERIFIED} alerts@example.com, ${TO[0]}`,
  },
  { status: 400, word: "SendingPaused", kind: "out-of-order" },
  { status: 400, word: "LimitExceeded", kind: "retry" },
  { status: 400, word: "Throttling", kind: "retry", message: "Maximum sending rate exceeded." },
  { status: 400, word: "Throttling", kind: "retry", message: "Daily message quota exceeded.", waitUntil: TOMORROW },
  { status: 429, word: "TooManyRequests", kind: "retry" },
  { status: 400, word: "NeverHeardOf", kind: "malformed" },
  { status: 403, word: "AccessDenied", kind: "out-of-order" },
  { status: 403, word: "InvalidClientTokenId", kind: "out-of-order" },
  { status: 403, word: "MissingAuthenticationToken", kind: "out-of-order" },
  { status: 403, word: "SignatureDoesNotMatch", kind: "out-of-order" },
  { status: 403, word: "UnrecognizedClient", kind: "out-of-order" },
  { status: 404, word: "NotFound", kind: "out-of-order" },
  { status: 500, word: "InternalFailure", kind: "retry" },
  { status: 503, word: "ServiceUnavailable", kind: "retry" },
];

const PLAIN = new Set(["MessageRejected", "InternalFailure", "ServiceUnavailable", "InvalidClientTokenId"]);
const typeOf = (word = "") => (PLAIN.has(word) ? word : `${word}Exception`);

/** In the header, also with what its documentation puts around it; or, of older protocols, in the body. */
const answers = [
  ...common({ MessageId: "010001953c1a-example" }),
  ...errors(ROWS, ({ status, word }, message) => {
    return answered(status, { message: message.split(" for John")[0] }, { error: typeOf(word) });
  }),
  ...errors([{ status: 400, word: "MessageRejected", kind: "malformed" }], ({ status, word }, message) => {
    return answered(status, { message }, { error: `com.amazonaws.sesv2#${word}:http://internal.amazon.com/coral` });
  }),
  ...errors([{ status: 400, word: "AccountSuspended", kind: "out-of-order" }], ({ status, word }, message) => {
    return answered(status, { __type: `${word}Exception`, message });
  }),
];

const settings = { provider: "ses", access_key: "SES_KEY", secret_key: "SES_SECRET", region: KEYS.region };
const secrets = { SES_KEY: KEYS.keyId, SES_SECRET: KEYS.secret };

keepsTheContract(
  "email by SES",
  byService(settings, secrets, answers, ({ host, ...request }) => ses(request, host, KEYS)),
);
