import { setTimeout as wait } from "node:timers/promises";
import { PROJECT } from "../bodies.ts";
import { type Running, SECRETS } from "../start.ts";
import { posted } from "./body.ts";
import { drawn, KIND_NAMES, type Kind } from "./population.ts";

const DAY = 86_400_000;
const PATIENCE = 15_000;

/** The ids of the chats of which one example each is made; the customer of `won` comes back with `answer`. */
export const EXAMPLES = {
  ...{ answered: 1, spam: 2, lost: 3, missed: 4, late: 5 },
  ...{ resolved: 6, claimed: 7, won: 8, answer: 9, erased: 10, tooOld: 11 },
} as const;

/**
 * Has the Worker itself write a row of every kind that the seeder varies: a chat of each kind, what was done about its
 * alert, and what becomes of what could not be read, of an erasure and of retention.
 */
export async function makeExamples({ url, webhook }: Running): Promise<void> {
  const now = Date.now();
  const post = async (body: Buffer | string, status = 200) =>
    expectStatus(await fetch(webhook, { method: "POST", body: new Uint8Array(Buffer.from(body)) }), status);
  const chat = (chatId: number, kind: Kind, contactId = chatId, at = now) =>
    post(posted(drawn(chatId, at, contactId, kind)).body);
  const ask = (method: string, path: string, json?: object) =>
    fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}`, "Content-Type": "application/json" },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    }).then((answer) => expectStatus(answer, method === "DELETE" ? null : 200));
  const alert = (chatId: number, action: string, json: object = {}) =>
    ask("POST", `alerts/${PROJECT}/${chatId}/${action}`, json);

  // The first message of a target goes out at once; those after it wait to be gathered, and stay pending.
  await chat(EXAMPLES.lost, "lost");
  await until(
    async () => !(await ask("GET", `deliveries.json?chat=${PROJECT}/${EXAMPLES.lost}`)).includes('"pending"'),
  );
  for (const kind of KIND_NAMES) if (kind !== "lost") await chat(EXAMPLES[kind], kind);
  for (const id of [EXAMPLES.resolved, EXAMPLES.claimed, EXAMPLES.won]) await chat(id, "lost");
  await alert(EXAMPLES.resolved, "claim");
  await alert(EXAMPLES.resolved, "resolve", { outcome: "called-back", note: "Sends the second lamp on Monday." });
  await alert(EXAMPLES.claimed, "claim");
  // Answered after the alert was, or it would be no coming back.
  await chat(EXAMPLES.answer, "answered", EXAMPLES.won, now + DAY);
  await chat(EXAMPLES.tooOld, "lost", EXAMPLES.tooOld, now - 30 * DAY);
  await chat(EXAMPLES.erased, "lost");
  await ask("GET", `chats/${PROJECT}/${EXAMPLES.lost}`);
  await post(`{"chatId": "none", "projectId": ${PROJECT}}`, 422);
  await ask("GET", "cdn-cgi/local/scheduled");
  await ask("DELETE", `chats/${PROJECT}/${EXAMPLES.erased}`);
  // What goes on after an answer, such as the line on the audit list.
  await wait(300);
}

/** `status`: null where any but a failure will do. */
async function expectStatus(answer: Response, status: number | null): Promise<string> {
  const text = await answer.text();
  if (status === null ? answer.ok : answer.status === status) return text;
  throw new Error(`${new URL(answer.url).pathname} was answered ${answer.status}: ${text}`);
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await isThere()); await wait(50)) {
    if (Date.now() > end) throw new Error(`the first example was not told within ${PATIENCE / 1000} s`);
  }
}
