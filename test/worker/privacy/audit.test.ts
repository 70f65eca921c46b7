import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, get, LINK_SECRET, ORIGIN, post } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { settled } from "./support/erasure.ts";
import { empty } from "./support/everything.ts";
import { chatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.restoreAllMocks());

const PATH = "/chats/130/1";
const TOKEN = { who: "admin token", door: "token" };

async function entries() {
  return (await env.DB.prepare("SELECT who, door, action, chat_id, what FROM audit ORDER BY at").all()).results;
}

/** A request through the Worker, and what follows upon its answer. */
async function asked(path: string, init: RequestInit = {}, changes: object = {}): Promise<Response> {
  const { response, rest } = await direct(new Request(`${ORIGIN}${path}`, { headers: ADMIN, ...init }), changes);
  await rest;
  return response;
}

/** D1 in which the audit list takes nothing. */
function withoutAudit() {
  const batch = async (statements: D1PreparedStatement[]) => {
    const written = statements.map((statement) => String(Reflect.get(statement, "statement")));
    if (written.some((sql) => sql.includes("INSERT INTO audit"))) throw new Error("refused");
    return env.DB.batch(statements);
  };
  return { DB: but(env.DB, { batch }) };
}

describe("the audit list says who opened a transcript", () => {
  beforeEach(() => settled(chatOf(9, 1)));

  it.each(["html", "json", "meta.json", "txt", "md", "csv"])("with the admin token, as %s", async (form) => {
    await asked(form === "html" ? PATH : `${PATH}.${form}`);
    expect(await entries()).toEqual([{ ...TOKEN, action: "opened", chat_id: 1, what: `revision 1 as ${form}` }]);
  });

  it("by a link, and whose that was", async () => {
    await asked(await signLink(LINK_SECRET, PATH, "slack", Date.now() + 60_000), {
      headers: {},
    });
    expect(await entries()).toMatchObject([
      { who: "slack", door: "link", action: "opened", what: "revision 1 as html" },
    ]);
  });

  it("and nothing of who was refused, or found nothing", async () => {
    await asked(PATH, { headers: {} });
    await asked("/chats/130/999");
    await asked("/chats/1");
    expect(await entries()).toEqual([]);
  });

  it("after the answer: where it can not be written the transcript is there, and the log says so", async () => {
    const logged = vi.spyOn(console, "log").mockImplementation(() => {});
    expect((await asked(PATH, {}, withoutAudit())).status).toBe(200);
    const line = '{"event":"audit","action":"opened","outcome":"failed","fault":"StoreUnavailable","cause":"';
    expect(logged.mock.calls.flat()).toContainEqual(expect.stringContaining(line));
  });
});

describe("the audit list says who changed something", () => {
  it("sent a delivery again, or every dead one of a target", async () => {
    const id = await recordDelivery(1);
    await asked(`/deliveries/${id}/retry`, { method: "POST" });
    await asked("/deliveries/retry?target=slack", { method: "POST" });
    expect(await entries()).toEqual([
      { ...TOKEN, action: "retried", chat_id: 1, what: `delivery ${id}` },
      { ...TOKEN, action: "retried", chat_id: null, what: "dead deliveries to slack" },
    ]);
  });

  it("switched a target off, and on again", async () => {
    await asked("/targets/slack/off", { method: "POST" });
    await asked("/targets/slack/on", { method: "POST" });
    expect(await entries()).toMatchObject([
      { ...TOKEN, action: "switched-off", what: "target slack" },
      { ...TOKEN, action: "switched-on", what: "target slack" },
    ]);
  });

  it("sent a test message, or read a body from quarantine again", async () => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
    await post('{"chatId":1}');
    const id = await env.DB.prepare("SELECT id FROM quarantine").first("id");
    await asked("/targets/slack/test", { method: "POST" });
    await asked(`/quarantine/${id}/replay`, { method: "POST" });
    expect(await entries()).toMatchObject([
      { ...TOKEN, action: "tested", what: "target slack" },
      { ...TOKEN, action: "replayed", what: `quarantine ${id}` },
    ]);
  });

  it("asked for an erasure, and its receipt", async () => {
    await settled(chatOf(9, 1));
    await asked(PATH, { method: "DELETE" });
    expect(await entries()).toMatchObject([
      { ...TOKEN, action: "asked-to-erase", chat_id: 1, what: "chat 130/1" },
      { ...TOKEN, action: "erased", chat_id: 1, what: expect.stringContaining("1 chat, 1 revision, 1 alert") },
    ]);
  });

  it("or it is not changed", async () => {
    const id = await recordDelivery(1);
    await settled(chatOf(9, 1));
    const sent = vi.spyOn(globalThis, "fetch");
    for (const [method, path] of [
      ["POST", `/deliveries/${id}/retry`],
      ["POST", "/deliveries/retry?target=slack"],
      ["POST", "/targets/slack/test"],
      ["POST", "/targets/slack/off"],
      ["POST", "/targets/slack/on"],
      ["DELETE", PATH],
    ])
      expect((await asked(path ?? "", { method: method ?? "" }, withoutAudit())).status).toBe(503);
    expect(sent).not.toHaveBeenCalled();
    expect(await env.DB.prepare("SELECT status FROM deliveries WHERE id = ?").bind(id).first("status")).toBe("dead");
    expect((await get(PATH)).status).toBe(200);
  });
});

it("an entry is on the list once, though D1 lost the answer and was asked again", async () => {
  await settled(chatOf(9, 1));
  const DB = faultyDatabase(env.DB, { failures: 1, commits: true }).d1;
  await asked("/targets/slack/test", { method: "POST" }, { DB });
  expect(await entries()).toHaveLength(1);
});
