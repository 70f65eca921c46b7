import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../../src/locale/locale.ts";
import callDisposition from "../../fixtures/foreign-webhooks/call-disposition.json";
import email from "../../fixtures/foreign-webhooks/email.json";
import ivr from "../../fixtures/foreign-webhooks/ivr.json";
import mobileDisposition from "../../fixtures/foreign-webhooks/mobile-disposition.json";
import payment from "../../fixtures/foreign-webhooks/payment-transaction.json";
import projectLogin from "../../fixtures/foreign-webhooks/project-login.json";
import sms from "../../fixtures/foreign-webhooks/sms.json";
import ticket from "../../fixtures/foreign-webhooks/ticket-status.json";
import userChanged from "../../fixtures/foreign-webhooks/user-changed.json";
import userCreated from "../../fixtures/foreign-webhooks/user-created.json";
import { ADMIN, get, post, SECRET } from "../support/door.ts";

const AS_PERSON = { ...ADMIN, Accept: "text/html" };

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await env.DB.batch(["quarantine", "sights"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  return () => vi.restoreAllMocks();
});

const answer = v.looseObject({ detail: v.string(), looksLike: v.nullable(v.string()) });

async function refused(body: string) {
  const response = await post(body);
  return { status: response.status, ...v.parse(answer, await response.json()) };
}

describe("another webhook that was pointed here by mistake", () => {
  it.each([
    ["Call Disposition", callDisposition],
    ["Email", email],
    ["IVR", ivr],
    ["Mobile Disposition", mobileDisposition],
    ["Payment Transaction", payment],
    ["SMS", sms],
    ["Ticket Status", ticket],
    ["User Changed", userChanged],
    ["User Created", userCreated],
  ])("is told by its name, and which setting to change: %s", async (name, body) => {
    const { status, detail, looksLike } = await refused(JSON.stringify(body));
    expect([status, looksLike]).toEqual([422, name]);
    expect(detail).toContain(`This looks like VCC Live's ${name} webhook: only the chat webhook belongs here.`);
    expect(detail).toContain(`give the ${name} webhook another URL, or delete it`);
    const html = await (await get("/quarantine", { headers: AS_PERSON })).text();
    expect(html).toContain(`looks like the ${name} webhook. In VCC Live`);
  });
});

describe("Project Login", () => {
  it("is told first that agents cannot log in, by an answer that lets nobody in", async () => {
    const response = await post(JSON.stringify(projectLogin));
    expect(response.status).toBe(422);
    const text = await response.text();
    const { detail } = v.parse(answer, JSON.parse(text));
    expect(detail).toMatch(
      /^Agents cannot log in while this is configured\. This looks like VCC Live's Project Login webhook/,
    );
    expect(detail).toContain("Delete it in VCC Live's webhook settings");
    // What VCC Live waits for is a list of projects with true or false.
    for (const project of [130, 131, 132]) expect(text).not.toContain(`"${project}"`);
    expect(text).not.toContain("kovacs");
  });

  it("is told so too where its fields come in the query, or as a form", async () => {
    const query = `secret-key=${SECRET}&projectId=130&userId=17&username=x&groupId=2`;
    const asked = await get(`/webhooks/vcc/chat?${query}`);
    expect(asked.status).toBe(405);
    expect(v.parse(v.looseObject({ detail: v.string() }), await asked.json()).detail).toMatch(/^Agents cannot log in/);
    const form = await refused("projectId=130&userId=17&username=x&groupId=2");
    expect(form.detail).toMatch(/^Agents cannot log in/);
  });

  it.each([
    ["en", "agents cannot log in"],
    ["hu", "az ügyintézők nem tudnak bejelentkezni"],
    ["de", "Agenten können sich nicht anmelden"],
  ])("is said first in the quarantine: %s", async (language, words) => {
    expect(LANGUAGES).toContain(language);
    await post(JSON.stringify(projectLogin));
    const headers = { ...AS_PERSON, "Accept-Language": language };
    expect(await (await get("/quarantine", { headers })).text()).toContain(`>${words}`);
  });

  it("is said to somebody who asks what a body would do", async () => {
    const response = await get("/rules/explain", { method: "POST", body: JSON.stringify(projectLogin) });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Agents cannot log in while this is configured.");
  });
});
