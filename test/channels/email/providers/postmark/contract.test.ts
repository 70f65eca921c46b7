import { postmark } from "../../../../standin/mail/providers/postmark.ts";
import { keepsTheContract } from "../../../support/contract.ts";
import { answered, byService, common, errors, type Row } from "../../support/by-service.ts";

const TOKEN = "7f1c1b6e-8f5d-4e0f-9a94-0f6d7c1f5a11";

// postmarkapp.com/developer/api/overview
const ROWS: readonly Row[] = [
  { status: 401, word: "10", kind: "out-of-order" },
  { status: 422, word: "300", kind: "malformed", message: "Header is invalid." },
  { status: 422, word: "300", kind: "dead", message: "Error parsing 'To': Illegal email address." },
  { status: 422, word: "300", kind: "out-of-order", message: "Invalid 'From' address." },
  { status: 422, word: "400", kind: "out-of-order" },
  { status: 422, word: "401", kind: "out-of-order" },
  { status: 422, word: "402", kind: "malformed" },
  { status: 422, word: "403", kind: "malformed" },
  { status: 422, word: "405", kind: "out-of-order" },
  { status: 422, word: "406", kind: "dead", isRecipientBlocked: true },
  { status: 422, word: "409", kind: "malformed" },
  { status: 422, word: "412", kind: "dead" },
  { status: 422, word: "413", kind: "out-of-order" },
  { status: 422, word: "9999", kind: "malformed" },
  { status: 413, kind: "malformed" },
  { status: 429, word: "429", kind: "retry" },
  { status: 500, kind: "retry" },
  { status: 503, word: "100", kind: "retry" },
];

const answers = [
  ...common({ To: "leads@example.com", MessageID: "b7bc2f4a", ErrorCode: 0, Message: "OK" }),
  ...errors(ROWS, ({ status, word }, Message) => {
    return answered(status, word === undefined ? Message : { ErrorCode: Number(word), Message });
  }),
];

const settings = { provider: "postmark", key: "POSTMARK_TOKEN" };

keepsTheContract(
  "email by Postmark",
  byService(settings, { POSTMARK_TOKEN: TOKEN }, answers, (request) => postmark(request, TOKEN)),
);
