import { PROJECT } from "../bodies.ts";
import type { Exchange } from "../load.ts";
import { type Running, SECRETS } from "../start.ts";
import { posted } from "./body.ts";
import { drawn, type Kind } from "./population.ts";
import type { Seeded } from "./seed.ts";

/** Something that is asked again and again. */
export interface Question {
  readonly name: string;
  /** The request, the `time`-th of its kind from 0 on. */
  readonly ask: (worker: Running, seeded: Seeded, time: number) => Exchange;
}

const ADMIN = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` };
const PERSON = { ...ADMIN, Accept: "text/html" };

const PAGES = [
  ...["", "?state=mine", "?state=others", "?state=resolved", "alerts.json"],
  ...["chats", "chats?queue=nobody", "chats?reason=lost"],
  ...["deliveries", "deliveries?status=dead", "quarantine"],
  ...["statistics?days=28", "statistics?days=91", "statistics.csv"],
  ...["audit", "audit?who=nobody", "settings"],
];

/** Everything that is measured, in this order: webhooks last, as they add to what is stored. */
export const QUESTIONS: readonly Question[] = [
  { name: "GET /healthz", ask: ({ url }) => ({ method: "GET", url: `${url}healthz` }) },
  { name: "GET /healthz, admin", ask: ({ url }) => ({ method: "GET", url: `${url}healthz`, headers: ADMIN }) },
  ...PAGES.map((path): Question => ({ name: `GET /${path}`, ask: ({ url }) => page(url + path) })),
  {
    name: "a transcript",
    ask: ({ url }, { latest }, time) => page(`${url}chats/${PROJECT}/${latest[time % latest.length]}`),
  },
  { name: "a minute of the cron", ask: ({ url }) => ({ method: "GET", url: `${url}cdn-cgi/local/scheduled` }) },
  { name: "webhook, ordinary chat", ask: webhook("answered", 10_000_000) },
  { name: "webhook, alerting chat", ask: webhook("lost", 20_000_000) },
];

function page(url: string): Exchange {
  return { method: "GET", url, headers: PERSON };
}

/** A new chat with each request, of a customer who is new where nobody needs to call, and known where somebody does. */
function webhook(kind: Kind, first: number): Question["ask"] {
  return ({ webhook: url }, { contacts }, time) => {
    const chatId = first + time;
    const contactId = kind === "answered" ? chatId : (contacts[time % contacts.length] ?? 1);
    return { method: "POST", url, body: posted(drawn(chatId, Date.now(), contactId, kind)).body };
  };
}
