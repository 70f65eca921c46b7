import { env } from "cloudflare:workers";
import * as v from "valibot";
import { direct } from "./direct.ts";
import { ADMIN, ORIGIN } from "./door.ts";

export const SUPERVISOR = { Authorization: "Bearer test-supervisor-token-of-32-characters" };

/** Others than `slack`, for which links are made. */
const TARGETS = {
  leads: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
  sales: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
};

/** Asks as a program or, with HTML, as a browser does. */
export async function ask(path: string, headers: Record<string, string> = ADMIN, init: RequestInit = {}) {
  const request = new Request(ORIGIN + path, { redirect: "manual", ...init, headers });
  const { response, rest } = await direct(request, {
    SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters",
    TARGETS,
  });
  await rest;
  return response;
}

/** Posts JSON, and reads it. */
export async function asProgram(path: string, body: object = {}, who: Record<string, string> = ADMIN) {
  const headers = { ...who, "Content-Type": "application/json" };
  const response = await ask(path, headers, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: v.parse(v.looseObject({}), await response.json()) };
}

/** Posts the form of a page, as a browser without JavaScript does. */
export function asPerson(
  path: string,
  fields: readonly (readonly [string, string])[],
  who: Record<string, string> = ADMIN,
) {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const type = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" };
  return ask(path, { ...who, ...type }, { method: "POST", body });
}

/** A page as somebody reads it. */
export async function page(path: string, who: Record<string, string> = ADMIN, language = "en"): Promise<string> {
  const response = await ask(path, { ...who, Accept: "text/html", "Accept-Language": language });
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return response.text();
}

/** The history of an alert in D1. */
export async function history(chat: number) {
  const rows = await env.DB.prepare(
    "SELECT who, action, outcome, note FROM follow_ups WHERE chat_id = ? ORDER BY change",
  )
    .bind(chat)
    .raw();
  return rows;
}
