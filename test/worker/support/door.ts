import { exports } from "cloudflare:workers";
import { moved } from "../../demo/moved.ts";
import sample from "../../fixtures/chats/sample.json";

export const ORIGIN = "https://alerts.example";
export const SECRET = "test-vcc-secret-of-32-characters";
export const ADMIN = { Authorization: "Bearer test-admin-token-of-32-characters" };
/** Signs links. */
export const LINK_SECRET = "test-link-secret-of-32-characters";

/** The vendor's sample, closed just before the tests: as it is, of March 2025, it would be too old to be told. */
const JUST_NOW = moved(sample, Date.now() - 60_000);

/** That under another id, with changes; nobody needs to hear of it. */
export function chatBody(chatId: number, changes: object = {}): string {
  return JSON.stringify({ ...JUST_NOW, chatId, ...changes });
}

/** A request as VCC Live makes it. */
export function posted(body: BodyInit | null, query = `?secret-key=${SECRET}`, init: RequestInit = {}): Request {
  return new Request(`${ORIGIN}/webhooks/vcc/chat${query}`, { method: "POST", body, ...init });
}

/** Posts a body through the running Worker. */
export function post(body: BodyInit | null, query?: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(posted(body, query, init));
}

/** What a body that is a chat is answered. */
export async function stored(body: BodyInit): Promise<unknown> {
  const response = await post(body);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return response.json();
}

/** Gets a path as the admin. */
export function get(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${ORIGIN}${path}`, { headers: ADMIN, redirect: "manual", ...init }));
}

/** A stored body as it is given back. */
export async function storedBytes(chatId: number): Promise<Uint8Array> {
  const response = await get(`/chats/130/${chatId}.json`);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return response.bytes();
}

export async function storedText(chatId: number): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await storedBytes(chatId));
}
