import { env } from "cloudflare:test";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { get, post } from "../support/door.ts";
import { asProgram } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron } from "./support/cron.ts";
import { settled } from "./support/erasure.ts";
import { empty } from "./support/everything.ts";
import { chatOf, largeChatOf, oddChatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const entries = v.array(v.looseObject({ chat: v.string() }));
const page = v.object({
  customer: v.object({ project: v.number(), contact: v.nullable(v.number()), entity: v.nullable(v.number()) }),
  complete: v.boolean(),
  missing: v.array(v.string()),
  ...{ chats: entries, revisions: entries, followUps: entries, deliveries: entries, audit: entries },
  quarantine: v.array(v.object({ id: v.string(), url: v.string(), body: v.unknown() })),
  unreadable: v.array(v.string()),
  next: v.nullable(v.string()),
});
type Page = v.InferOutput<typeof page>;

/** All pages, and each by itself. */
async function exported(path: string): Promise<{ readonly pages: readonly Page[]; readonly whole: Page }> {
  const pages: Page[] = [];
  for (let next: string | null = path; next !== null; ) {
    const response: Response = await get(next);
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
    const one: Page = v.parse(page, await response.json());
    const link = response.headers.get("Link");
    expect(link).toBe(one.next === null ? null : `<${one.next}>; rel="next"`);
    pages.push(one);
    next = one.next;
  }
  const [whole] = pages;
  if (whole === undefined) throw new Error("no page");
  const all = <Name extends "chats" | "revisions" | "followUps" | "deliveries" | "audit">(name: Name) =>
    pages.flatMap((one) => one[name]);
  return {
    pages,
    whole: {
      ...whole,
      ...{ chats: all("chats"), revisions: all("revisions"), followUps: all("followUps") },
      ...{ deliveries: all("deliveries"), audit: all("audit") },
      quarantine: pages.flatMap(({ quarantine }) => quarantine),
      unreadable: pages.flatMap(({ unreadable }) => unreadable),
    },
  };
}

const isInstant = expect.stringMatching(/^20.+Z$/);

const named = (list: readonly { readonly chat: string }[]) => [...new Set(list.map(({ chat }) => chat))];

describe("GET /customers/{project}/{contact}.json", () => {
  it("has all that is kept of the chats of a contact, and nothing of others", async () => {
    await settled(chatOf(9, 1));
    await settled(oddChatOf(9, 1));
    await settled(chatOf(9, 2));
    await settled(chatOf(8, 3));
    await asProgram("/alerts/130/1/resolve", { outcome: "called-back", note: "Called her" });
    await get("/chats/130/1.txt");
    const until = "2027-01-31T00:00:00.000Z";
    await asProgram("/chats/130/2/hold", { reason: "Complaint", until });
    const { pages, whole } = await exported("/customers/130/9.json");
    expect(pages).toHaveLength(1);
    expect(whole).toMatchObject({ customer: { project: 130, contact: 9, entity: null }, complete: true, missing: [] });
    expect(named(whole.chats)).toEqual(["130/1", "130/2"]);
    for (const list of [whole.revisions, whole.followUps, whole.deliveries, whole.audit]) {
      expect(named(list)).not.toContain("130/3");
    }
    expect(whole.chats).toMatchObject([
      { revisions: 2, alert: { state: "resolved", outcome: "called-back", since: isInstant }, hold: null },
      { hold: { reason: "Complaint", who: "admin token", until, made: expect.stringMatching(/^20.+Z$/) } },
    ]);
    expect(whole.followUps).toMatchObject([{ chat: "130/1", action: "resolve", note: "Called her" }]);
    expect(whole.deliveries[0]).toMatchObject({ chat: "130/1", kind: "alert", target: "slack", status: "pending" });
    expect(whole.deliveries[0]).toMatchObject({ note: null, code: null, args: null });
    expect(whole.audit).toContainEqual(expect.objectContaining({ action: "opened", what: "revision 2 as txt" }));
  });

  it("says why a delivery ended, as a code too, but for what an older version has written since", async () => {
    await settled(chatOf(9, 1));
    const end = `UPDATE deliveries SET status = 'suppressed', note = 'expired', code = 'target-waiting',
      args = '{"until":1,"to":"leads"}', ended_at = 5, code_at = ?`;
    await env.DB.prepare(end).bind(5).run();
    const ended = async () => (await exported("/customers/130/9.json")).whole.deliveries[0];
    const args = { until: 1, to: "leads" };
    expect(await ended()).toMatchObject({ note: "expired", code: "target-waiting", args });
    await env.DB.prepare(end).bind(4).run();
    expect(await ended()).toMatchObject({ note: "expired", code: null, args: null });
  });

  it("has each body as it came: text as it is, other bytes as base64", async () => {
    const text = chatOf(9, 1);
    await settled(text);
    await settled(oddChatOf(9, 1));
    await settled(largeChatOf(9, 2));
    const { whole } = await exported("/customers/130/9.json");
    const [first, odd, large] = whole.revisions;
    expect(first).toMatchObject({ chat: "130/1", revision: 1, encoding: "utf-8", body: text, contactId: 9 });
    expect(odd).toMatchObject({ revision: 2 });
    expect(String(large?.body).length).toBeGreaterThan(1_500_000);
    expect(JSON.parse(String(large?.body))).toMatchObject({ chatId: 2 });
    const bytes = new TextEncoder().encode(chatOf(9, 3)).map((byte) => (byte === 0xc3 ? 0xff : byte));
    expect((await post(bytes)).status).toBe(200);
    const other = (await exported("/customers/130/9.json")).whole.revisions.find(({ chat }) => chat === "130/3");
    expect(other?.encoding).toBe("base64");
    expect(Uint8Array.fromBase64(String(other?.body))).toEqual(bytes);
  });

  it("in pages, each bounded, of which none leaves anything out or has it twice", async () => {
    const copies = "WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)";
    const make = (count: number, sql: string) => env.DB.prepare(`${copies} ${sql}`).bind(count);
    await env.DB.batch([
      make(
        60,
        `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
           SELECT i, 130, 3, 3, '', 0, 0, i FROM numbers`,
      ),
      make(
        180,
        `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, encoding, body)
           SELECT 1 + i % 60, 130, 1 + i / 60 % 3, '', i, 9, 'utf-8', '{"n":' || i || '}' FROM numbers`,
      ),
      // One of which more is on record than fits on a page.
      make(1_203, "INSERT INTO audit SELECT i, 'row ' || i, 'jane', 'token', 'opened', 7, 130, 'x' FROM numbers"),
      make(
        1_010,
        `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
           SELECT '130-30-alert-' || i || '-slack', 30, 130, 'alert', 'slack', '[]', 'sent', i, i FROM numbers`,
      ),
      make(
        505,
        "INSERT INTO follow_ups (chat_id, project_id, change, at, action) SELECT 30, 130, i, i, 'claim' FROM numbers",
      ),
    ]);
    const { pages, whole } = await exported("/customers/130/9.json");
    for (const one of pages) {
      expect(one.revisions.length).toBeLessThanOrEqual(50);
      for (const list of [one.deliveries, one.audit, one.followUps]) expect(list.length).toBeLessThanOrEqual(500);
    }
    expect(whole.chats.map(({ chat }) => chat)).toEqual(Array.from({ length: 60 }, (_, index) => `130/${index + 1}`));
    expect(new Set(whole.revisions.map(({ body }) => body)).size).toBe(180);
    expect(whole.revisions).toHaveLength(180);
    expect(new Set(whole.audit.map(({ id }) => id)).size).toBe(1_203);
    expect(whole.audit).toHaveLength(1_203);
    expect(whole.deliveries).toHaveLength(1_010);
    expect(whole.followUps).toHaveLength(505);
  });

  it("ends a page where its bodies are large, with one body at least", async () => {
    for (let chat = 1; chat <= 4; chat += 1) await settled(largeChatOf(9, chat));
    const { pages, whole } = await exported("/customers/130/9.json");
    expect(pages.length).toBeGreaterThan(1);
    for (const { revisions } of pages) {
      const size = revisions.reduce((sum, { body }) => sum + String(body).length, 0);
      expect(revisions.length < 2 || size <= 4_000_000).toBe(true);
    }
    expect(whole.revisions).toHaveLength(4);
  });

  it("has what lies in quarantine and names the contact, and says what could not be read", async () => {
    await settled(chatOf(9, 1));
    await post(JSON.stringify({ projectId: 130, contactId: 9, note: "no chat" }));
    await post(JSON.stringify({ projectId: 130, contactId: 8, note: "somebody else" }));
    await post("no JSON at all");
    const { whole } = await exported("/customers/130/9.json");
    expect(whole.quarantine).toMatchObject([{ body: { note: "no chat" } }]);
    expect(whole.unreadable).toEqual([expect.stringMatching(/^\/quarantine\/[0-9a-f]{64}$/)]);
    expect((await get(String(whole.quarantine[0]?.url))).status).toBe(200);
  });

  it("of an entity beside the contact, or alone", async () => {
    await settled(chatOf(9, 1, { entityId: 70 }));
    await settled(chatOf(8, 2, { entityId: 77 }));
    await settled(chatOf(7, 3, { entityId: 70 }));
    await cron(4);
    const chats = async (path: string) => named((await exported(path)).whole.chats);
    expect(await chats("/customers/130/9.json?entity=77")).toEqual(["130/1", "130/2"]);
    expect(await chats("/customers/130/0.json?entity=70")).toEqual(["130/1", "130/3"]);
    expect((await exported("/customers/130/0.json?entity=70")).whole).toMatchObject({ complete: true, missing: [] });
  });

  it("says that it is not complete while older chats are read for their entities", async () => {
    await settled(chatOf(9, 1, { entityId: 70 }));
    await env.DB.prepare("UPDATE revisions SET columns_read = NULL, entity_id = NULL").run();
    expect((await exported("/customers/130/0.json?entity=70")).whole).toMatchObject({
      ...{ chats: [], complete: false, missing: [expect.stringContaining("Older chats are still being read")] },
    });
    await cron(4);
    expect((await exported("/customers/130/0.json?entity=70")).whole).toMatchObject({
      ...{ chats: [{ chat: "130/1" }], complete: true },
    });
  });

  it("is on the audit list, once an hour", async () => {
    await exported("/customers/130/9.json?entity=7");
    await exported("/customers/130/9.json?entity=7");
    await vi.waitFor(async () => {
      const { results } = await env.DB.prepare("SELECT who, action, what FROM audit").all();
      expect(results).toEqual([
        { who: "admin token", action: "exported", what: "everything of contact 130/9 and entity 130/7" },
      ]);
    });
  });

  it.each([
    ["/customers/130/9.json?entity=x", 400],
    ["/customers/130/9.json?after=1", 400],
    [
      `/customers/130/9.json?after=${encodeURIComponent('{"part":"rest","after":0,"upTo":9,"section":"audit","key":[1]}')}`,
      400,
    ],
    ["/customers/130/9.json?contact=8", 400],
    ["/customers/130/0.json", 404],
    ["/customers/130/x.json", 404],
    ["/customers/130/9", 404],
    ["/contacts/130/9", 302],
  ])("answers %s with %i", async (path, status) => {
    expect((await get(path, { redirect: "manual" })).status).toBe(status);
  });

  it("is found under /contacts too, which is still where a contact is erased", async () => {
    const response = await get("/contacts/130/9.json?entity=7", { redirect: "manual" });
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/customers/130/9.json?entity=7"]);
  });
});
