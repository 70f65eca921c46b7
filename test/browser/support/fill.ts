import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { moved } from "../../demo/moved.ts";
import { ask, send } from "./callers.ts";
import { ELSEWHERE, PLANTED, PLANTED_BODIES, plantedChat } from "./planted.ts";
import { AWAY, DESKS, HELD_QUEUE, SECRETS } from "./settings.ts";
import type { Slacks } from "./slacks.ts";
import type { FilledWorker } from "./worker.ts";

const FIXTURES = new URL("../../fixtures/chats/", import.meta.url);
/** How long before now the chats were closed, and how long all may take to be told. In milliseconds. */
const CLOSED_AGO = 20_000;
const PATIENCE = 20_000;
const DAY = 86_400_000;

/** What the Worker holds then, as tests ask for it. */
export interface Filled {
  /** The HTML of what was sent: of one chat, and of several. */
  readonly mails: readonly string[];
  /** By what stands for them in a path. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * Fills the Worker through its own webhook: the hostile chat first, so that it is told by itself, then the vendor's.
 * People follow up some of the alerts.
 */
export async function fill({ url, mails }: FilledWorker, slack: Slacks, now: number): Promise<Filled> {
  for (const desk of DESKS) await ask(url, "admin", `/targets/${desk}/off`);
  const planted = plantedChat(900, now);
  await send(url, planted);
  await until("the first message", () => slack.of.get("slack")?.messages.length === 1 && mails.length === 1);
  await send(url, { ...planted, conversation: planted.conversation.slice(1) });
  for (const name of readdirSync(FIXTURES)) {
    const chat = JSON.parse(readFileSync(new URL(name, FIXTURES), "utf8"));
    await send(url, isDated(chat) ? moved(chat, now - CLOSED_AGO) : chat, null);
  }
  await send(url, missedChat(131, 102, now));
  await send(url, { ...missedChat(130, 901, now), lastQueueName: HELD_QUEUE });
  for (const body of PLANTED_BODIES) await send(url, body, 422);
  for (const desk of DESKS) await ask(url, "admin", `/targets/${desk}/on`);
  await until("the messages of several", () => slack.of.get("desk")?.messages.length === 1 && mails.length >= 2);
  await ask(url, "admin", "/deliveries/131-102-alert-1-moved/retry");
  await until("what fails", () => (slack.of.get("moved")?.attempts.length ?? 0) > 1);
  await followUp(url);
  await claimByLink(url, "/alerts/131/102/claim", now);
  for (const address of AWAY) await bounce(url, address);
  return { mails: mails.map(({ html }) => readFileSync(html, "utf8")), ids: await idsOf(url) };
}

async function followUp(url: string): Promise<void> {
  await ask(url, "supervisor", "/alerts/130/104/claim", {});
  await ask(url, "admin", "/alerts/130/205/claim", {});
  await ask(url, "supervisor", "/alerts/130/108/claim", {});
  await ask(url, "admin", "/chats/130/108/hold", { reason: "<b>Complaint</b> 7", until: "2030-01-31" });
  await ask(url, "supervisor", "/alerts/130/108/resolve", {
    outcome: "called-back",
    note: PLANTED.join("\n").slice(0, 500),
  });
}

/** Somebody behind the link of a message to Slack, who calls themselves what would act. */
async function claimByLink(url: string, path: string, now: number): Promise<void> {
  const link = await signLink(SECRETS.LINK_SECRET, path, "slack", now + DAY);
  const body = new URLSearchParams({ name: `"><img src="${ELSEWHERE}/image.png">` });
  const { status } = await fetch(url + link, { method: "POST", body });
  if (status !== 200) throw new Error(`claiming by a link was answered ${status}`);
}

/** Postmark reports that mail to an address bounced. */
export async function bounce(url: string, address: string): Promise<void> {
  const headers = { Authorization: `Basic ${btoa(`postmark:${SECRETS.POSTMARK_WEBHOOK_PASSWORD}`)}` };
  const body = JSON.stringify({ RecordType: "Bounce", Type: "HardBounce", Inactive: true, Email: address });
  const { status } = await fetch(`${url}/webhooks/mail/postmark`, { method: "POST", headers, body });
  if (status !== 200) throw new Error(`a bounce was answered ${status}`);
}

async function idsOf(url: string): Promise<Filled["ids"]> {
  const listed = v.parse(quarantineSchema, await ask(url, "admin", "/quarantine.json", null, "GET"));
  const erasure = v.parse(erasureSchema, await ask(url, "admin", "/chats/130/999", null, "DELETE"));
  return { quarantined: listed.quarantine[0].id, erased: erasure.erasure };
}

const quarantineSchema = v.object({ quarantine: v.tupleWithRest([v.object({ id: v.string() })], v.unknown()) });
const erasureSchema = v.object({ erasure: v.string() });

/** The vendor's missed chat, closed just now. */
export function missedChat(projectId: number, chatId: number, now: number) {
  const missed = JSON.parse(readFileSync(new URL("missed-without-agent.json", FIXTURES), "utf8"));
  return { ...moved(missed, now - CLOSED_AGO), projectId, chatId };
}

function isDated({ conversation }: { readonly conversation?: unknown }): boolean {
  const dated = (message: { readonly date?: unknown }) => !Number.isNaN(Date.parse(String(message.date)));
  return Array.isArray(conversation) && conversation.length > 0 && conversation.every(dated);
}

async function until(what: string, isThere: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !isThere(); await wait(50)) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${PATIENCE / 1000} s`);
  }
}
