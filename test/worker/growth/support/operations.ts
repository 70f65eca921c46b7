import { createScheduledController, env } from "cloudflare:test";
import { vi } from "vitest";
import { readConfig } from "../../../../src/config/config.ts";
import { jobsOf } from "../../../../src/cron/cron.ts";
import worker from "../../../../src/index.ts";
import { router } from "../../../../src/router.ts";
import { keepFigures } from "../../../../src/statistics/compute.ts";
import { openDatabase } from "../../../../src/store/database.ts";
import { createLinkFactsCache } from "../../../../src/store/signing-keys-cache.ts";
import { moved } from "../../../demo/moved.ts";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import sample from "../../../fixtures/chats/sample.json";
import { report } from "../../mail/support/mail-door.ts";
import { clockwork } from "../../support/clockwork.ts";
import { ADMIN, ORIGIN, posted } from "../../support/door.ts";
import { collectStatements, type Sent } from "./collect.ts";
import { CUSTOMER, KNOWN, type Size } from "./seed.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** As the settings of the tests have it. */
const ZONE = "Europe/Budapest";

/** What the Worker does, once, and every statement that D1 was sent for it. */
export interface Done {
  readonly kind:
    | "webhook"
    | "reopened"
    | "won back"
    | "sent"
    | "attempt"
    | "minute"
    | "inbox"
    | "page"
    | "change"
    | "erasure"
    | "older";
  readonly name: string;
  readonly sent: readonly Sent[];
}

/** Everything that happens per webhook, per alert, per attempt, per minute and per page, on a clock that is moved. */
export async function doEverything(size: Size, start: number): Promise<readonly Done[]> {
  const clock = clockwork({}, ["slack"], start, 365 * 24 * 60 * MINUTE);
  try {
    return await doAll(size, clock);
  } finally {
    vi.restoreAllMocks();
    await clock.end();
  }
}

async function doAll({ shared }: Size, clock: ReturnType<typeof clockwork>): Promise<readonly Done[]> {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const slack = { status: 200 };
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok", { status: slack.status }));
  const { take } = collectStatements();
  const done: Done[] = [];
  const note = (kind: Done["kind"], name: string) => void done.push({ kind, name, sent: take() });
  const pass = (milliseconds: number) => clock.until(Date.now() + milliseconds);
  const ids = (contactId: number, entityId: number) =>
    shared ? { contactId: 9, entityId: 9 } : { contactId, entityId };

  let chats = 2_000_000;
  const post = async (kind: Done["kind"], name: string, chat: typeof sample | typeof missed, changes: object = {}) => {
    const at = Date.now() - 10 * SECOND;
    chats += 1;
    const body = { ...moved(chat, at), chatId: chats, ...ids(chats, 5_000_000 + chats), ...changes };
    const response = await clock.ask(posted(JSON.stringify(body)));
    if (response.status !== 200) throw new Error(`${name} was answered ${response.status}`);
    note(kind, name);
    return body;
  };
  const cron = async (name: string) => {
    await pass(MINUTE);
    take();
    await worker.scheduled(createScheduledController(), env);
    note("minute", name);
  };
  /** Whatever figures there are to compute are computed: until then no minute is idle. */
  const computeFigures = async () => {
    const revision = () => env.DB.prepare("SELECT revision FROM figures_progress").first("revision");
    for (let before: unknown = null; before !== (await revision()); ) {
      before = await revision();
      await keepFigures(openDatabase(env.DB, new AbortController().signal), ZONE, Date.now());
    }
    take();
  };
  const get = async (kind: "inbox" | "page" | "change", path: string, who: Record<string, string> = ADMIN) => {
    const headers = { ...who, Accept: "text/html" };
    const response = await clock.ask(new Request(ORIGIN + path, { headers }));
    if (response.status >= 500) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
    note(kind, who === ADMIN ? path : `${path} in a session`);
  };

  // What is remembered from now on, and what the first runs have to begin.
  await post("webhook", "the first chat of an isolate", sample);
  for (let minutes = 0; minutes < 6; minutes += 1) await cron("a first minute");
  await computeFigures();
  done.length = 0;

  const customer = ids(CUSTOMER.contactId, CUSTOMER.entityId);
  await post("webhook", "an ordinary chat", sample);
  await post("webhook", "an ordinary chat of a known customer", sample, customer);
  const first = await post("webhook", "an alerting chat", missed);
  await pass(2 * SECOND);
  note("sent", "an alert");
  await post("webhook", "an alerting chat of a known customer", missed, customer);
  await pass(40 * SECOND);
  note("sent", "an alert of a known customer");
  await post("webhook", "the same chat again", missed, first);
  const again = { ...first, conversation: [...first.conversation, ...moved(sample, Date.now()).conversation] };
  await post("webhook", "a revision without news", missed, again);
  await post("webhook", "a revision with a new reason", missed, { ...again, disposition: "lost" });
  await post("webhook", "a revision that is spam", missed, { ...again, disposition: "lost", isSpam: 1, ticketId: 9 });
  await post("reopened", "a revision that is spam no longer", missed, { ...again, disposition: "lost", ticketId: 10 });
  await pass(40 * SECOND);
  note("sent", "an alert of a new life");
  const late = await post("webhook", "an alert that is won back next", missed);
  await pass(40 * SECOND);
  take();
  const { contactId, entityId } = late;
  await post("won back", "an answered chat that wins back", sample, { contactId, entityId });
  await pass(40 * SECOND);
  note("sent", "that a customer came back");
  await clock.ask(posted('{"chatId":0}'));
  note("webhook", "a body that is no chat");

  const alert = await post("webhook", "an alert for the follow-up", missed);
  for (const action of ["claim", "reopen", "claim", "resolve"]) {
    await clock.act(`/alerts/130/${alert.chatId}/${action}`, action === "resolve" ? { outcome: "called-back" } : {});
    note("change", action);
  }
  await pass(40 * SECOND);
  take();
  slack.status = 500;
  await post("webhook", "an alert that fails at first", missed);
  await pass(2 * SECOND);
  note("attempt", "an attempt that fails");
  slack.status = 200;
  await pass(5 * MINUTE);
  note("sent", "an alert that failed at first");

  await computeFigures();
  for (let minutes = 0; minutes < 3; minutes += 1) await cron("a minute that has nothing to do");
  for (const path of pages()) await get(/^\/?(\?|$)/.test(path) ? "inbox" : "page", path);
  await get("inbox", "/alerts.json");

  const token = ADMIN.Authorization.replace("Bearer ", "");
  const form = { method: "POST", headers: { "Sec-Fetch-Site": "same-origin" }, redirect: "manual" } as const;
  const signingIn = new Request(`${ORIGIN}/sign-in`, { ...form, body: new URLSearchParams({ name: "Anna", token }) });
  const cookie = (await clock.ask(signingIn)).headers.get("Set-Cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error("nobody was signed in");
  note("change", "signing in");
  await pass(11 * MINUTE);
  take();
  for (const path of ["/", "/?state=mine", "/?state=others"]) await get("inbox", path, { Cookie: cookie });
  for (const path of ["/sessions", "/sign-in"]) await get("page", path, { Cookie: cookie });
  await get("change", "/chats", { Authorization: "Bearer wrong" });
  const failed = { event: "failed", severity: "permanent", recipient: "leads@example.com" };
  await report("mailgun", { "event-data": failed });
  note("change", "a bounce");
  await report("mailgun", { "event-data": { ...failed, event: "complained" } });
  note("change", "a complaint");
  await clock.act("/recipients/clear", { address: "leads@example.com" });
  note("change", "clearing a mark");
  await clock.ask(new Request(`${ORIGIN}/sign-out`, { ...form, headers: { ...form.headers, Cookie: cookie } }));
  note("change", "signing out");
  // Each takes at most 20 chats in a transaction. The customer has as many; where all is one entity's, each has more.
  const erase = async (path: string) => {
    take();
    await clock.ask(new Request(ORIGIN + path, { method: "DELETE", headers: ADMIN }));
    note("erasure", path);
  };
  await erase(`/entities/130/${customer.entityId}`);
  await erase(`/contacts/130/${customer.contactId}`);
  await erase("/entities/130/999999999");
  await erase(`/chats/130/${first.chatId}`);
  // As after an update from a version that knew no columns. Each run reads so many of them.
  await env.DB.batch([
    env.DB.prepare("UPDATE revisions SET entity_id = NULL, columns_read = NULL WHERE chat_id < 2000000"),
    env.DB.prepare("DELETE FROM facts WHERE name = 'chat-columns'"),
  ]);
  take();
  await readOlderChats();
  note("older", "a run that reads older chats");
  return done;
}

async function readOlderChats(): Promise<void> {
  const settings = readConfig({ ...env });
  const around = { copies: env.TRANSCRIPTS, linkFacts: createLinkFactsCache() };
  const jobs = settings.ok ? jobsOf(around, settings.config, Date.now()).flat() : [];
  await jobs.find(({ name }) => name === "chat-columns")?.run(openDatabase(env.DB, new AbortController().signal));
}

/** Parts of paths, as what is seeded has them. */
const PARTS: Readonly<Record<string, string>> = {
  project: String(KNOWN.project),
  chat: String(KNOWN.chat),
  contact: String(CUSTOMER.contactId),
  "deliveries/:id": KNOWN.delivery,
  "quarantine/:id.json": `${KNOWN.quarantine}.json`,
  "quarantine/:id": KNOWN.quarantine,
  "erasures/:id": KNOWN.erasure,
};

/** Filters that nothing matches, and tabs: what a list looks through then. */
const NARROWED = [
  ...[
    "/?state=mine",
    "/?state=others",
    "/?state=resolved",
    "/?queue=None",
    "/?reason=sla-breached",
    "/?state=resolved&queue=None",
  ],
  ...["/chats?queue=None", "/chats?reason=missed", "/chats?spam=yes", "/chats?project=131", "/chats?chat=5"],
  ...["/deliveries?status=dead", "/deliveries?kind=digest", "/deliveries?chat=130/5", "/deliveries?target=none"],
  ...["/deliveries?target=slack&status=dead", "/audit?who=nobody", "/audit?chat=130/5", "/audit?action=erased"],
  ...["/chats.csv?queue=None", "/audit.csv?who=nobody", "/statistics?days=91"],
  ...[`/customers/130/0.json?entity=${CUSTOMER.entityId}`, "/customers/130/9.json?entity=9"],
];

/** Every page that there is: one that is new is opened without being named, and fails where its path needs a new part. */
function pages(): readonly string[] {
  const paths = router.routes.flatMap(([method, , , path]) => (method === "GET" ? [String(path)] : []));
  return [...new Set([...paths.map(withParts), ...NARROWED])];
}

function withParts(path: string): string {
  let whole = path;
  for (const [part, value] of Object.entries(PARTS)) {
    whole = part.includes("/")
      ? whole.replace(part, `${part.split("/")[0]}/${value}`)
      : whole.replace(`:${part}`, value);
  }
  if (whole.includes(":")) throw new Error(`nothing is known that ${path} could be opened with`);
  return whole;
}
