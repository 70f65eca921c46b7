import { env } from "cloudflare:workers";
import * as v from "valibot";
import { type Delivery, NO_RETRIES } from "../../../../src/alerts/delivery.ts";
import { REASONS, type Reason } from "../../../../src/alerts/reasons.ts";
import { render } from "../../../../src/channels/slack/render.ts";
import { textOf } from "../../../../src/chat/body-text.ts";
import { canonicalJson } from "../../../../src/chat/canonical-json.ts";
import type { ChatKey } from "../../../../src/chat/chat.ts";
import { composeMessage } from "../../../../src/delivery/compose.ts";
import type { RenderContext } from "../../../../src/delivery/messages/context.ts";
import { readBody } from "../../../../src/store/chats/transcripts.ts";
import { type Database, openDatabase } from "../../../../src/store/database.ts";
import { findQuarantined } from "../../../../src/store/quarantine/quarantine.ts";
import { checkSlack } from "../../../standin/slack/check.ts";
import { READING } from "../../../support/reading.ts";
import { get, post } from "../../support/door.ts";

export type Fate = "stored" | "updated" | "unchanged" | "quarantined" | "over the daily share";

const answered = v.object({
  chat: v.pipe(v.string(), v.regex(/^\d+\/\d+$/)),
  revision: v.number(),
  status: v.picklist(["stored", "updated", "unchanged"]),
  reasons: v.array(v.picklist(REASONS)),
  targets: v.array(v.string()),
});

export const CONTEXT: RenderContext = {
  target: "slack",
  updates: "none",
  language: "en",
  timeZone: "UTC",
  reading: READING,
  hasRules: false,
  quietUntil: () => null,
  show: ["name", "words"],
  digestsAlways: false,
  origin: null,
  now: 0,
  link: async () => null,
};
const FORMS = ["", ".json", ".txt", ".md", ".csv", ".meta.json"];
/** So many bodies a day that nobody can decrypt are kept. */
const SHARE = 100;

/** Posts a body, and throws where it is not answered 200 or 422, or is not to be had again afterwards. */
export async function fateOf(body: Uint8Array<ArrayBuffer>): Promise<Fate> {
  const response = await post(body);
  if (response.status === 422) return quarantineOf(body);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  const { chat, revision, status, reasons, targets } = v.parse(answered, await response.json());
  const [projectId = 0, chatId = 0] = chat.split("/").map(Number);
  const key = { projectId, chatId };
  const db = openDatabase(env.DB, new AbortController().signal);
  const stored = (await readBody(db, key, revision))?.bytes;
  if (stored === undefined) throw new Error(`${chat} is not stored`);
  if (!sameBytes(stored, body) && (status !== "unchanged" || !sameMeaning(stored, body)))
    throw new Error(`${chat} is stored otherwise`);
  await readable(chat, body.length);
  if (targets.length > 0) await tellable(db, key, reasons);
  return status;
}

/** In one of its forms, so that none costs much and all come up. */
async function readable(chat: string, number: number): Promise<void> {
  const form = FORMS[number % FORMS.length];
  const page = await get(`/chats/${chat}${form}`);
  await page.arrayBuffer();
  if (page.status !== 200) throw new Error(`${chat}${form} is answered ${page.status}`);
}

/** An alert that can not be put into words, or that Slack does not take, is a lost one. */
async function tellable(db: Database, key: ChatKey, reasons: readonly Reason[]): Promise<void> {
  const about = { rule: null, otherTarget: null, createdAt: 0, dueAt: 0, tries: NO_RETRIES, ref: null };
  const delivery: Delivery = { id: "generated", key, kind: "alert", reasons, ...about };
  const { message } = await composeMessage(db, [delivery], CONTEXT);
  const body = message === null ? null : JSON.stringify(render(message));
  const refusal = body === null ? null : checkSlack(JSON.parse(body));
  if (refusal !== null) throw new Error(`Slack refuses the alert: ${refusal.faults.join("; ")}`);
}

async function quarantineOf(body: Uint8Array<ArrayBuffer>): Promise<Fate> {
  const id = await idOf(body);
  const kept = await findQuarantined(openDatabase(env.DB, new AbortController().signal), id);
  if (kept !== null && sameBytes(kept.bytes, body)) return "quarantined";
  const count = await env.DB.prepare("SELECT count(*) AS n FROM quarantine WHERE encrypted = 1").first("n");
  if (kept === null && Number(count) >= SHARE) return "over the daily share";
  throw new Error("answered 422, and not in quarantine as it came");
}

async function idOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await new Blob(["\n", body]).arrayBuffer());
  return new Uint8Array(digest).toHex();
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function sameMeaning(one: Uint8Array, other: Uint8Array): boolean {
  const [first, second] = [one, other].map((bytes) => canonicalJson(textOf(new Uint8Array(bytes), null).text));
  return first === second;
}
