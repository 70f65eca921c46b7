import { createCipheriv, createHash } from "node:crypto";
import * as v from "valibot";
import { pressForm, sign } from "../../../standin/slack/press.ts";
import type { Answer, Asking, Installation } from "./installation.ts";
import { SECRETS } from "./settings.ts";

const PROJECT = 130;
const MINUTE = 60_000;

/** A day on which a version works, and the range of its chat ids. */
interface WorkDay {
  /** Midnight in Budapest, in milliseconds since 1970. */
  readonly midnight: number;
  readonly firstId: number;
}

/** What VCC Live says of a chat that differs from an answered one. */
interface ChatChanges {
  readonly disposition?: string;
  readonly slaStatus?: string;
  readonly lastQueueName?: string;
  readonly isSpam?: 0 | 1;
  readonly contactId?: number;
  /** How long ago its last message came, in minutes; 1 where it is not said. */
  readonly minutesAgo?: number;
  readonly more?: readonly string[];
  readonly filler?: string;
}

type Body = Readonly<Record<string, unknown>> & { readonly chatId: number };

/** What is done in the course of a day, by the people, the programs and VCC Live around an installation. */
export interface Work {
  readonly site: Installation;
  /** The id of the day's n-th chat. */
  id(n: number): number;
  /** "130/1007". */
  name(n: number): string;
  /** An instant of the day: "10:30"; "32:05" is in the next morning. */
  clock(time: string): number;
  /** VCC Live closes a chat. The same `n` again is a revision. */
  closes(n: number, changes?: ChatChanges): Promise<Answer>;
  /** VCC Live sends a body that it sent before: its first of this chat. */
  repeats(n: number): Promise<Answer>;
  /** VCC Live sends whatever it is. */
  sends(body: string, query?: string): Promise<Answer>;
  /** Somebody follows up. */
  follows(
    n: number,
    action: "claim" | "resolve" | "reopen",
    as: "admin" | "supervisor",
    json?: object,
  ): Promise<Answer>;
  /** Somebody presses a button of the bot's message about a chat. The same press once more is a replay. */
  presses(n: number, action: string): Promise<Asking>;
  /** Somebody signs in by the form; their cookie. */
  signsIn(as: "admin" | "supervisor"): Promise<string>;
}

export function workOn(site: Installation, { midnight, firstId }: WorkDay): Work {
  const first = new Map<number, Body>();
  const id = (n: number) => firstId + n;
  const name = (n: number) => `${PROJECT}/${id(n)}`;
  const sends = (body: string, query = "") =>
    site.ask(`/webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}${query}`, { as: null, method: "POST", body });
  return {
    ...{ site, id, name, sends },
    clock(time) {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      return midnight + (hours * 60 + minutes) * MINUTE;
    },
    closes(n, changes = {}) {
      const body = bodyOf(id(n), changes, site.now());
      if (!first.has(n)) first.set(n, body);
      return sends(JSON.stringify(body));
    },
    repeats: (n) => sends(JSON.stringify(first.get(n))),
    follows: (n, action, as, json = {}) => site.ask(`/alerts/${name(n)}/${action}`, { as, body: json }),
    async presses(n, action) {
      const message = site.app.messages.find(({ body }) => JSON.stringify(body).includes(`/chats/${name(n)}?`));
      if (message === undefined) throw new Error(`the bot has posted nothing about ${name(n)}`);
      const form = pressForm(message, { user: { id: "U0JANE", name: "jane.smith" }, action }, site.app.webhookUrl);
      return { as: null, method: "POST", ...(await sign(form, SECRETS.SLACK_SIGNING_SECRET, site.now())) };
    },
    async signsIn(as) {
      const token = as === "admin" ? SECRETS.ADMIN_TOKEN : SECRETS.SUPERVISOR_TOKEN;
      // Version 0.1 asks for no name.
      const body = new URLSearchParams({ name: "Kovács Éva", token, next: "/" }).toString();
      const headers = { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" };
      const answer = await site.ask("/sign-in", { as: null, method: "POST", headers, body });
      return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    },
  };
}

function bodyOf(chatId: number, changes: ChatChanges, now: number): Body {
  const { minutesAgo = 1, more = [], disposition = "completed", contactId = chatId, ...rest } = changes;
  const answered = disposition === "completed";
  const said = ["Jó napot!", answered ? "Good morning" : "Is anybody there?", ...more];
  const conversation = said.map((message, index) => ({
    from: answered && index % 2 === 1 ? "Jane Smith" : "Visitor",
    date: new Date(now - minutesAgo * MINUTE - (said.length - index) * 1_000).toISOString(),
    message,
  }));
  return {
    ...{ chatId, projectId: PROJECT, contactId, entityId: contactId, disposition, slaStatus: "answeredBeforeSLA" },
    ...(answered ? { firstAgentName: "Jane Smith", lastAgentName: "Jane Smith" } : {}),
    ...{ firstQueueName: "Support", lastQueueName: "Support", platform: "webchat", isSpam: 0, conversation },
    clientData: { name: "John Russell", phone1: "123456789", contact1_email: "john.russell@example.com" },
    ...rest,
  };
}

/** A body as VCC Live encrypts it, with a key that this installation was never given, and the query that belongs to it. */
export function encrypted(text: string): { readonly body: string; readonly query: string } {
  const iv = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");
  const key = createHash("sha256").update("a key of somebody else").digest();
  const cipher = createCipheriv("aes-256-ctr", key, iv);
  const body = Buffer.concat([cipher.update(text), cipher.final()]).toString("base64");
  return { body, query: `&iv=${iv.toString("hex")}` };
}

const listSchema = v.object({ quarantine: v.array(v.object({ id: v.string() })) });

/** The ids of what is in quarantine, the latest first. */
export async function quarantined(site: Installation): Promise<readonly string[]> {
  const { text } = await site.ask("/quarantine.json");
  return v.parse(listSchema, JSON.parse(text)).quarantine.map(({ id }) => id);
}
