import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { readOrigin } from "../../../src/store/worker-state.ts";
import { direct } from "../support/direct.ts";
import { chatBody, get, ORIGIN, post, posted, SECRET, stored, storedText } from "../support/door.ts";

describe("the door", () => {
  it("takes a chat by POST and by PUT, and answers with what became of it", async () => {
    const response = await post(chatBody(1));
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    const answer = { chat: "130/1", revision: 1, status: "stored", reasons: [], targets: [] };
    expect(await response.json()).toEqual(answer);
    expect(await (await post(chatBody(2), undefined, { method: "PUT" })).json()).toMatchObject({ chat: "130/2" });
  });

  it.each([
    "application/json",
    "text/plain",
    "text/html; charset=iso-8859-2",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "nonsense",
  ])("does not ask of what type a body calls itself: %s", async (type) => {
    const body = chatBody(3, { clientData: { name: type } });
    expect((await post(body, undefined, { headers: { "Content-Type": type } })).status).toBe(200);
    expect(await storedText(3)).toBe(body);
  });

  it("takes a chat without a type", async () => {
    expect((await post(new TextEncoder().encode(chatBody(4)))).status).toBe(200);
  });

  it.each(["GET", "HEAD", "DELETE", "PATCH", "OPTIONS"])(
    "does not open to %s, and says which methods do",
    async (method) => {
      const response = await get(`/webhooks/vcc/chat?secret-key=${SECRET}`, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe("POST, PUT");
      expect(await response.text()).toMatch(method === "HEAD" ? /^$/ : /POST or PUT.*settings/);
    },
  );

  it.each([
    "",
    "?secret-key=",
    "?secret-key=wrong",
    "?secret-key=undefined",
    "?secret=test-vcc-secret-of-32-characters",
  ])("stays shut without the secret: %j", async (query) => {
    const response = await post(chatBody(5), query);
    expect(response.status).toBe(401);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect((await get("/chats/130/5")).status).toBe(404);
  });

  it("opens to the secret in a header too", async () => {
    const by = async (Authorization: string) => (await post(chatBody(6), "", { headers: { Authorization } })).status;
    expect(await by(`Bearer ${SECRET}`)).toBe(200);
    expect(await by(`Basic ${btoa(`vcc:${SECRET}`)}`)).toBe(200);
    expect(await by("Bearer wrong")).toBe(401);
  });

  it("opens to both secrets during a rotation", async () => {
    const changes = { VCC_SECRET_KEY: "new:secret-of-32-characters-or-more", VCC_SECRET_KEY_PREVIOUS: "o+l%d" };
    const statuses = ["new:secret-of-32-characters-or-more", "o+l%d", "o%2Bl%25d", SECRET].map(
      async (given) => (await direct(posted(chatBody(7), `?secret-key=${given}`), changes)).response.status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 401]);
  });

  it.each([undefined, ""])("opens to nobody while the secret is %j", async (unset) => {
    const changes = { VCC_SECRET_KEY: unset, VCC_SECRET_KEY_PREVIOUS: unset };
    for (const query of ["", "?secret-key", "?secret-key=", "?secret-key=undefined", `?secret-key=${SECRET}`])
      expect((await direct(posted(chatBody(8), query), changes)).response.status, query).toBe(401);
  });

  it("does not read a byte of a stranger's body", async () => {
    let asked = 0;
    const pull = () => {
      asked += 1;
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const { response } = await direct(posted(body, "?secret-key=wrong"), {});
    expect(response.status).toBe(401);
    expect(asked).toBe(0);
  });

  it("opens only to the addresses that are listed, where there is a list", async () => {
    const changes = { VCC_ALLOWED_IPS: "192.0.2.0/24, 2001:db8::/32" };
    const from = async (address: string | null) => {
      const headers = address === null ? {} : { "CF-Connecting-IP": address };
      return (await direct(posted(chatBody(9), undefined, { headers }), changes)).response.status;
    };
    for (const address of ["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::7"]) expect(await from(address)).toBe(200);
    for (const address of ["192.0.3.7", "2001:db9::7", null]) expect(await from(address)).toBe(403);
    const { response } = await direct(posted(chatBody(9), "?secret-key=wrong"), changes);
    expect(response.status).toBe(401);
  });

  it("remembers at which origin the last genuine chat came in", async () => {
    const db = openDatabase(env.DB, AbortSignal.timeout(5_000));
    await stored(chatBody(10));
    expect(await readOrigin(db)).toBe(ORIGIN);
    const elsewhere = (query: string) =>
      new Request(`https://elsewhere.example/webhooks/vcc/chat${query}`, { method: "POST", body: chatBody(10) });
    await direct(elsewhere("?secret-key=wrong"), {});
    expect(await readOrigin(db)).toBe(ORIGIN);
    await direct(elsewhere(`?secret-key=${SECRET}`), {});
    expect(await readOrigin(db)).toBe("https://elsewhere.example");
  });

  it("remembers it again where another instance has seen another origin since", async () => {
    const db = openDatabase(env.DB, AbortSignal.timeout(5_000));
    await stored(chatBody(11));
    await env.DB.exec("UPDATE facts SET value = 'https://other.example' WHERE name = 'origin'");
    await stored(chatBody(12));
    expect(await readOrigin(db)).toBe(ORIGIN);
  });
});
