import * as v from "valibot";
import { attribute } from "./authors/sides.ts";
import type { Chat, ChatColumns } from "./chat.ts";
import { readConversation } from "./conversation.ts";
import { readCustomer } from "./customer.ts";
import { FOREIGN_MEMBERS, foreignFormOf, foreignWebhookOf } from "./foreign-webhook.ts";
import { idSchema } from "./ids.ts";
import { readJson } from "./json/read.ts";
import type { Wanted } from "./json/wanted-fields.ts";
import type { ReadingSettings } from "./reading-settings.ts";
import type { Unreadable } from "./unreadable.ts";
import { vendorWord } from "./vendor-word.ts";

export type Reading = { readonly ok: true; readonly chat: Chat } | { readonly ok: false; readonly problem: Unreadable };

const id = v.union([idSchema, v.pipe(v.string(), v.trim(), v.regex(/^\d{1,16}$/), v.transform(Number), idSchema)]);

// Only the key is needed to store a chat: any other field that is absent or has a wrong type is read as null.
const idOrNull = v.fallback(v.nullable(id), null);
const word = v.fallback(
  v.nullable(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((value) => vendorWord(String(value))),
    ),
  ),
  null,
);
const anything = v.optional(v.unknown());

const body = v.object({
  projectId: id,
  chatId: id,
  ticketId: idOrNull,
  contactId: idOrNull,
  entityId: idOrNull,
  firstAgentName: word,
  lastAgentName: word,
  firstQueueName: word,
  lastQueueName: word,
  platform: word,
  ipAddress: word,
  slaStatus: word,
  disposition: word,
  isSpam: anything,
  conversation: anything,
  clientData: anything,
});

/** A name or word that was sent as a number is shown as it was sent. */
function wantedOf([name, schema]: [string, v.GenericSchema]): [string, Wanted] {
  return [name, schema === word ? "word" : "scalar"];
}

/** More than any real chat has, and few enough for every page and export. */
const MOST_FIELDS = 2_000;
const MOST_MESSAGES = 20_000;

const MESSAGE = new Map<string, Wanted>([
  ["from", "text"],
  ["date", "instant"],
  ["message", "text"],
]);
const CONVERSATION: Wanted = {
  ...{ entries: { members: MESSAGE }, atEachEnd: MOST_MESSAGES / 2 },
  ...{ unless: "message", alone: MESSAGE },
};
const RECORD: Wanted = { tree: { scalars: MOST_FIELDS, containers: 5 * MOST_FIELDS, numbers: "written" } };

const WANTED: Wanted = {
  members: new Map<string, Wanted>([
    ...FOREIGN_MEMBERS.map((name): [string, Wanted] => [name, "nothing"]),
    ...Object.entries(body.entries).map(wantedOf),
    ["conversation", CONVERSATION],
    ["clientData", RECORD],
  ]),
};

/** Reads a decoded body as a closed chat; a byte order mark is ignored. */
export function readChat(text: string, settings: ReadingSettings): Reading {
  const read = readJson(withoutMark(text), WANTED);
  if (read === null) return { ok: false, problem: { code: "not-json", ...looksLike(foreignFormOf(text)) } };
  const json = read.value;
  if (!v.is(v.looseObject({}), json)) return { ok: false, problem: { code: "not-an-object" } };
  const result = v.safeParse(body, json);
  if (!result.success) {
    const field = String(result.issues[0].path?.[0].key ?? "body");
    return { ok: false, problem: { code: "wrong-id", field, looksLike: foreignWebhookOf(new Set(Object.keys(json))) } };
  }
  const { projectId, chatId, ticketId, contactId, entityId, platform, ipAddress, slaStatus, disposition, ...rest } =
    result.output;
  const { firstAgentName: firstAgent, lastAgentName: lastAgent } = rest;
  const customer = readCustomer(rest.clientData);
  const named = { firstAgent, lastAgent, customer: customer.name };
  const chat: Chat = {
    key: { projectId, chatId },
    ticketId,
    contactId,
    entityId,
    firstAgent,
    lastAgent,
    firstQueue: rest.firstQueueName,
    lastQueue: rest.lastQueueName,
    platform,
    ipAddress,
    slaStatus,
    disposition,
    isSpam: isYes(rest.isSpam),
    ...attribute(readConversation(rest.conversation, settings), named, settings),
    customer,
    unread: { messages: read.left.entries, fields: read.left.scalars },
  };
  return { ok: true, chat };
}

function looksLike(webhook: string | null): { readonly looksLike?: string } {
  return webhook === null ? {} : { looksLike: webhook };
}

const columns = v.object({
  ...{ ticketId: idOrNull, entityId: idOrNull, platform: word },
  ...{ firstAgentName: word, lastAgentName: word, firstQueueName: word },
});

const COLUMNS_WANTED: Wanted = {
  members: new Map(Object.entries(columns.entries).map(wantedOf)),
};

/** The columns of a chat, read as `readChat` reads them, whatever else is in the body; null if it is not JSON. */
export function readColumns(text: string): ChatColumns | null {
  const result = v.safeParse(columns, readJson(withoutMark(text), COLUMNS_WANTED)?.value);
  if (!result.success) return null;
  const { firstAgentName: firstAgent, lastAgentName: lastAgent, firstQueueName: firstQueue, ...rest } = result.output;
  return { ...rest, firstAgent, lastAgent, firstQueue };
}

/** Undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(withoutMark(text));
    return json;
  } catch {
    return undefined;
  }
}

/** Without the byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function isYes(value: unknown): boolean {
  return typeof value === "string" ? /^(1|true|yes)$/i.test(value.trim()) : value === 1 || value === true;
}
