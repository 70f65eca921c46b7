import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { cron, newWatch, rows, setClock, told } from "../service/support/watching.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, LINK_SECRET, posted, SECRET, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { filled, METHODS, ROUTES } from "./support/who-may.ts";

nobodyDelivers();

const HTTP = "http://alerts.example";
const BROWSER = { Accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" };
/** Whatever is looked up fails. */
const BROKEN = { DB: null, TRANSCRIPTS: null, COURIER: null };
/** What came through a proxy, or says so. */
const CLAIMS = { "X-Forwarded-Proto": "https", "CF-Visitor": '{"scheme":"https"}', Forwarded: "proto=https" };

async function ask(path: string, init: RequestInit = {}, changes: object = {}): Promise<Response> {
  const { response, rest } = await direct(new Request(HTTP + path, { redirect: "manual", ...init }), changes);
  await rest;
  return response;
}

const asked = ROUTES.flatMap(({ path }) => METHODS.map((method) => ({ method, path: filled(path, true) })));

describe("a webhook over http", () => {
  beforeEach(newWatch);
  afterEach(() => vi.useRealTimers());

  const send = (query = `?secret-key=${SECRET}`, init: RequestInit = {}, changes: object = {}) =>
    ask(`/webhooks/vcc/chat${query}`, { method: "POST", body: chatBody(7), ...init }, changes);
  const seen = () => rows("SELECT kind, count FROM sights ORDER BY kind");
  const chats = () => rows("SELECT chat_id FROM chats WHERE chat_id = 7");

  it("is refused, stored nowhere, and told to the engineers at once, who hear what to do", async () => {
    const response = await send();
    expect(response.status).toBe(403);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect([await chats(), await rows("SELECT id FROM quarantine")]).toEqual([[], []]);
    expect(await seen()).toEqual([{ kind: "insecure", count: 1 }]);
    expect(await told()).toMatchObject([{ target: "slack", status: "pending" }]);
    await cron(1);
    expect(await told()).toHaveLength(1);
  });

  it("is told of also where it came as PUT, as GET or with the secret in a header", async () => {
    expect((await send(undefined, { method: "PUT" })).status).toBe(403);
    setClock(2);
    expect((await send(undefined, { method: "GET", body: null })).status).toBe(403);
    setClock(4);
    expect((await send("", { headers: { Authorization: `Bearer ${SECRET}` } })).status).toBe(403);
    expect(await seen()).toEqual([{ kind: "insecure", count: 3 }]);
    expect(await told()).toHaveLength(1);
  });

  it("of a stranger tells nobody that the secret is known", async () => {
    expect((await send("?secret-key=guessed")).status).toBe(403);
    expect((await send("")).status).toBe(403);
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 1 }]);
    expect(await told()).toEqual([]);
  });

  it("in a flood is one message and a few writes", async () => {
    const batch = vi.spyOn(env.DB, "batch");
    for (let count = 0; count < 20; count += 1) await send();
    expect(batch.mock.calls.length).toBeLessThan(4);
    expect(await told()).toHaveLength(1);
    batch.mockRestore();
  });

  it("is taken at https as ever", async () => {
    expect(await stored(chatBody(7))).toMatchObject({ status: "stored" });
    expect((await direct(posted(chatBody(7)), {})).response.status).toBe(200);
  });
});

describe("over http from elsewhere", () => {
  it.each(asked)("$method $path is served to nobody", async ({ method, path }) => {
    for (const headers of [{}, BROWSER, ADMIN, { ...ADMIN, ...BROWSER }, { ...BROWSER, ...CLAIMS }]) {
      const { status, headers: answer } = await ask(path, { method, headers }, BROKEN);
      const location = answer.get("Location");
      if (status === 308)
        expect([["GET", "HEAD"].includes(method), location]).toEqual([true, `https://alerts.example${path}`]);
      else expect([status, location]).toEqual([403, null]);
    }
  });

  it.each(["/", "/chats", "/chats/130/101", "/deliveries?page=2&x=%20", "/quarantine", "/sign-in", "/nothing"])(
    "%s, which is a page, is at https",
    async (path) => {
      for (const [method, headers] of [
        ["GET", BROWSER],
        ["HEAD", BROWSER],
        ["GET", {}],
        ["GET", { Accept: "*/*" }],
      ] as const) {
        const response = await ask(path, { method, headers });
        expect([response.status, response.headers.get("Location")]).toEqual([308, `https://alerts.example${path}`]);
        expect(response.headers.get("Strict-Transport-Security")).toBeNull();
      }
    },
  );

  it("a signed link is at https, with its signature", async () => {
    const link = await signLink(LINK_SECRET, "/chats/130/101", "slack", Date.now() + 60_000);
    const response = await ask(link, { headers: BROWSER });
    expect([response.status, response.headers.get("Location")]).toEqual([308, `https://alerts.example${link}`]);
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
  });

  it.each([
    ["a token", "/chats", ADMIN],
    ["a service token", "/chats", { "CF-Access-Client-Secret": "x", ...BROWSER }],
    ["the webhook's secret", `/?secret-key=${SECRET}`, BROWSER],
    ["a webhook by GET", `/webhooks/vcc/chat?secret-key=${SECRET}`, BROWSER],
    ["a wish for JSON", "/chats/130/101", { Accept: "application/json" }],
    ["a path for programs", "/chats.json", BROWSER],
    ["a form for programs", "/chats/130/101.csv", BROWSER],
    ["a monitor's path", "/healthz", BROWSER],
  ])("what comes with %s is not led on: who sent it must hear of it", async (_, path, headers) => {
    const response = await ask(path, { headers });
    expect([response.status, response.headers.get("Location")]).toEqual([403, null]);
    expect(await response.text()).toContain("https://");
  });

  it("says so in the reader's language, also where the settings are wrong", async () => {
    const headers = { ...BROWSER, "Accept-Language": "hu" };
    for (const changes of [{}, { ADMIN_TOKEN: "", LINK_DAYS: "soon" }]) {
      const response = await ask("/sign-in", { method: "POST", headers }, changes);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("https:// kezdettel használja");
    }
  });
});

describe("at this machine", () => {
  it.each(["http://localhost:8787", "http://127.0.0.1:8787", "http://[::1]:8787", "http://alerts.localhost:8787"])(
    "http is as good: %s",
    async (origin) => {
      const { response } = await direct(new Request(`${origin}/healthz`), {});
      expect([200, 503]).toContain(response.status);
      expect(response.headers.get("Strict-Transport-Security")).toBeNull();
    },
  );
});
