import type { Answer, PostRequest } from "../../../src/channels/http.ts";
import type { Result } from "../../../src/channels/result.ts";
import { type Candidate, type Expected, NOW } from "./contract.ts";

const GOSSIP = "invalid_token for John Russell at https://hooks.example/secret";

function answered(status: number, retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text: GOSSIP };
}

const STATUSES = {
  sent: [200, 204],
  malformed: [400, 413, 422],
  "out-of-order": [401, 403, 404, 410],
  dead: [301, 302, 307, 308, 402, 405, 409, 415, 418, 451, 499],
  retry: [408, 429, 500, 502, 503, 504, 599],
} as const;

const table = (["sent", "malformed", "out-of-order", "dead", "retry"] as const).flatMap((kind) =>
  STATUSES[kind].map((status) => ({
    ...{ when: `the answer ${status}`, answer: answered(status), kind, status },
    result: { code: status >= 300 && status < 400 ? "redirected" : "answered", status } as const,
  })),
);

const asked = [429, 503].map((status) => ({
  when: `the answer ${status} with Retry-After: 30`,
  answer: answered(status, "30"),
  kind: "retry" as const,
  status,
  result: { code: "answered", status, asked: 30 } as const,
  waitUntil: NOW + 30_000,
}));

const nothing: Result = { code: "connection-failed" };
const silent: Answer = { kind: "silent", result: nothing };

const ANSWERS: readonly Expected<Answer>[] = [
  ...table,
  ...asked,
  { when: "no answer", answer: silent, kind: "retry", result: nothing },
];

/** A channel that posts over HTTP, with all that such a one may be answered: `answers` if its other side has its own. */
export function overHttp<Options>(
  own: Omit<Candidate<Options, Answer, PostRequest>, "answers" | "never" | "play" | "private">,
  { answers = ANSWERS, never = [] }: Partial<Pick<Candidate<Options, Answer, PostRequest>, "answers" | "never">> = {},
): Candidate<Options, Answer, PostRequest> {
  const play = (answer: Answer) => {
    const requests: PostRequest[] = [];
    const post = async (request: PostRequest) => {
      requests.push(request);
      return answer;
    };
    return { io: { post }, requests };
  };
  return { ...own, answers, never, play, private: ["invalid_token", ...Object.values(own.values)] };
}
