import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settled } from "../privacy/support/erasure.ts";
import { copyNames, empty, placesOf } from "../privacy/support/everything.ts";
import { chatOf, KEY, NAME, sealInQuarantine } from "../privacy/support/planted.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN, post, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { signedIn } from "../support/signed-in.ts";
import { quarantined } from "./support/quarantine.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.restoreAllMocks());

async function keep(body: BodyInit): Promise<string> {
  await post(body);
  const [entry] = await quarantined();
  if (entry === undefined) throw new Error("nothing is in quarantine");
  return entry.id;
}

const remove = (id: string, init: RequestInit = {}) => get(`/quarantine/${id}`, { method: "DELETE", ...init });

async function entries(): Promise<unknown> {
  return (await env.DB.prepare("SELECT who, action, what FROM audit WHERE action = 'erased'").all()).results;
}

describe("DELETE /quarantine/{id}", () => {
  it("takes an entry away, all its parts, and what was to be told of it; and it is on the audit list", async () => {
    const id = await keep(`{"name":"${NAME}","filler":"${"x".repeat(1_600_000)}","end":"${NAME}"`);
    const other = await keep('{"another":"one"');
    const response = await remove(id);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await placesOf(id)).toEqual(["audit.what"]);
    expect((await quarantined()).map((entry) => entry.id)).toEqual([other]);
    expect(await entries()).toEqual([{ who: "admin token", action: "erased", what: `quarantine ${id}` }]);
    expect((await get(`/quarantine/${id}`)).status).toBe(404);
  });

  it("of one that is not there is 404, and on no list", async () => {
    const id = await keep("{");
    await remove(id);
    for (const gone of [id, "nothing"]) expect((await remove(gone)).status).toBe(404);
    expect(await entries()).toHaveLength(1);
  });

  it("gives the day no room back; the same body is an entry again when it comes again", async () => {
    const id = await keep("{");
    const days = () => env.DB.prepare("SELECT entries, bytes FROM quarantine_days").raw();
    expect(await days()).toEqual([[1, 1]]);
    await remove(id);
    expect(await days()).toEqual([[1, 1]]);
    expect(await keep("{")).toBe(id);
    expect(await days()).toEqual([[2, 2]]);
  });

  it("is for administrators, and not for another site's page", async () => {
    const id = await keep("{");
    expect((await remove(id, { headers: {} })).status).toBe(401);
    const { Cookie } = await signedIn("admin");
    const elsewhere = { Cookie, "Sec-Fetch-Site": "cross-site" };
    expect((await remove(id, { headers: elsewhere })).status).toBe(403);
    const form = { method: "POST", headers: elsewhere, body: new URLSearchParams({ sure: "yes" }) };
    expect((await get(`/quarantine/${id}/delete`, form)).status).toBe(403);
    expect(await quarantined()).toHaveLength(1);
  });
});

describe("the page of an entry", () => {
  it.each([
    ["en", "Delete", "The entry is deleted."],
    ["hu", "Törlés", "Az üzenetet töröltük."],
  ])("has a button that deletes it (%s)", async (language, label, said) => {
    const id = await keep("{");
    const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
    const html = await (await get(`/quarantine/${id}`, { headers })).text();
    expect(html).toContain(`action="/quarantine/${id}/delete"`);
    expect(html).toContain(label);
    const body = new URLSearchParams({ next: "/quarantine", sure: "yes" });
    const response = await get(`/quarantine/${id}/delete`, { method: "POST", headers, body });
    expect(response.status).toBe(303);
    const location = response.headers.get("Location") ?? "";
    expect(location).toBe(`${ORIGIN}/quarantine?done=deleted`);
    expect(await (await get(location.slice(ORIGIN.length), { headers })).text()).toContain(said);
    expect(await quarantined()).toEqual([]);
  });

  it("has none for a supervisor", async () => {
    const id = await keep("{");
    const token = { SUPERVISOR_TOKEN: "a-supervisor-token-of-these-tests" };
    const headers = { Authorization: `Bearer ${token.SUPERVISOR_TOKEN}`, Accept: "text/html" };
    const ask = async (path: string, method: string) =>
      (await direct(new Request(`${ORIGIN}${path}`, { method, headers }), token)).response;
    expect(await (await ask(`/quarantine/${id}`, "GET")).text()).not.toContain("/delete");
    expect((await ask(`/quarantine/${id}`, "DELETE")).status).toBe(403);
  });
});

describe("a replay that is under way while its entry is deleted", () => {
  /** D1, and what happens right after the first batch that reads the entry whole. */
  function whileReading(happens: () => Promise<unknown>) {
    let happened = false;
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      const isReading = statements.some((one) =>
        String(Reflect.get(one, "statement")).includes("FROM rest WHERE owner"),
      );
      if (!happened && isReading) {
        happened = true;
        await happens();
      }
      return results;
    };
    return { DB: but(env.DB, { batch }), VCC_ENCRYPTION_KEY: KEY };
  }

  async function replay(id: string, changes: object): Promise<number> {
    const request = new Request(`${ORIGIN}/quarantine/${id}/replay`, { method: "POST", headers: ADMIN });
    const { response, rest } = await direct(request, changes);
    await rest;
    return response.status;
  }

  it("stores no chat", async () => {
    const id = await sealInQuarantine(chatOf(9, 1));
    expect(
      await replay(
        id,
        whileReading(() => remove(id)),
      ),
    ).toBe(404);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await copyNames()).toEqual([]);
  });

  it("stores no chat that would resolve others of its customer", async () => {
    await stored(chatOf(9, 2, { clientData: {} }));
    const id = await sealInQuarantine(
      chatOf(9, 1, {
        ...{ disposition: "completed", slaStatus: "", firstAgentName: "Jane", clientData: {} },
        conversation: [
          { from: "Visitor", date: "2026-11-25T08:00:00Z", message: "Hello" },
          { from: "Jane", date: "2026-11-25T08:01:00Z", message: "Good morning" },
        ],
      }),
    );
    expect(
      await replay(
        id,
        whileReading(() => remove(id)),
      ),
    ).toBe(404);
    expect((await get("/chats/130/1")).status).toBe(404);
  });

  it("stores no revision of a chat that is known", async () => {
    await settled(chatOf(8, 1, { clientData: {} }));
    const id = await sealInQuarantine(chatOf(9, 1, { ticketId: 5 }));
    expect(
      await replay(
        id,
        whileReading(() => remove(id)),
      ),
    ).toBe(404);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM revisions").first("n")).toBe(1);
  });

  it("keeps nothing that can still not be read", async () => {
    const id = await keep(`{"name":"${NAME}"`);
    expect(
      await replay(
        id,
        whileReading(() => remove(id)),
      ),
    ).toBe(404);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await env.DB.prepare("SELECT sum(not_kept) AS n FROM quarantine_days").first("n")).toBe(0);
  });

  it("and one that is not deleted is counted again where it still can not be read", async () => {
    const id = await keep("{");
    expect(await replay(id, {})).toBe(422);
    expect(await quarantined()).toMatchObject([{ id, count: 2 }]);
  });
});
