import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";

const PATH = "/chats/130/101";
const SOON = Date.now() + 60_000;
const FORMS = ["", ".json", ".meta.json", ".txt", ".md", ".csv"];
/** What a link can open. */
const LINKED = FORMS.filter((form) => form !== ".json");

beforeAll(async () => {
  await stored(chatBody(101));
  await stored(chatBody(102));
  await stored(chatBody(102, { projectId: 131 }));
});

async function asStranger(path: string, headers: Record<string, string> = {}) {
  const response = await get(path, { headers });
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

describe("a transcript", () => {
  it.each(FORMS)("is given to the admin in the form %j", async (form) => {
    const response = await get(`${PATH}${form}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("X-Chat")).toBe("130/101");
    expect(response.headers.get("X-Chat-Revision")).toBe("1");
    expect(await response.text()).toContain(form === ".meta.json" ? '"chatId": 101' : "Could you help me?");
  });

  it("is the body byte for byte as JSON", async () => {
    const response = await get(`${PATH}.json`);
    expect(await response.text()).toBe(chatBody(101));
    const byAccept = await get(PATH, { headers: { ...ADMIN, Accept: "application/json" } });
    expect(await byAccept.text()).toBe(chatBody(101));
  });

  it.each(LINKED)("is given to whoever holds a link signed for the form %j, and no other", async (form) => {
    const link = await signLink(LINK_SECRET, `${PATH}${form}`, "slack", SOON);
    expect((await get(link, { headers: {} })).status).toBe(200);
    const search = link.slice(link.indexOf("?"));
    for (const other of FORMS.filter((name) => name !== form))
      expect((await get(`${PATH}${other}${search}`, { headers: {} })).status).toBe(401);
  });

  it("answers HEAD as GET, without the body", async () => {
    const [head, got] = [await get(PATH, { method: "HEAD" }), await get(PATH)];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(head.headers.get("X-Chat-Revision")).toBe("1");
    expect(head.headers.get("Content-Type")).toBe(got.headers.get("Content-Type"));
  });

  it.each(["POST", "PUT", "PATCH"])("is not there for %s, which is told what is", async (method) => {
    const response = await get(PATH, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, DELETE");
  });

  it.each(["/chats/130/999", "/chats/129/101", "/chats/130/101.xml", "/chats/130/0", "/chats/x/101", "/chats/999"])(
    "that is none is 404 to the admin: %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it("is read from D1 where KV has lost it, or fails", async () => {
    const fails = async () => {
      throw new Error("broken");
    };
    for (const read of [async () => null, fails]) {
      const changes = { TRANSCRIPTS: but(env.TRANSCRIPTS, { get: read }) };
      const { response } = await direct(new Request(`${ORIGIN}${PATH}.json`, { headers: ADMIN }), changes);
      expect(await response.text()).toBe(chatBody(101));
    }
  });

  it("is read from KV where it is there", async () => {
    const read = async () => new TextEncoder().encode(chatBody(101, { platform: "copy" })).buffer;
    const changes = { TRANSCRIPTS: but(env.TRANSCRIPTS, { get: read }) };
    const { response } = await direct(new Request(`${ORIGIN}${PATH}.json`, { headers: ADMIN }), changes);
    expect(await response.json()).toMatchObject({ platform: "copy" });
  });
});

describe("a chat by its id alone", () => {
  it("leads to the one there is, in the form asked for", async () => {
    for (const form of FORMS) {
      const response = await get(`/chats/101${form}`);
      expect([response.status, response.headers.get("Location")]).toEqual([302, `/chats/130/101${form}`]);
      expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    }
  });

  it("is a choice where several projects have it", async () => {
    const response = await get("/chats/102", { headers: { ...ADMIN, Accept: "application/json" } });
    expect(response.status).toBe(300);
    expect(await response.json()).toEqual({ chats: ["/chats/130/102", "/chats/131/102"] });
    expect(await (await get("/chats/102")).text()).toContain('href="/chats/131/102"');
  });
});

describe("a stranger", () => {
  it("gets the same 401, byte for byte, for what exists and what does not, however asked", async () => {
    const link = await signLink("another secret", PATH, "slack", SOON);
    const expired = await signLink("another secret", PATH, "slack", Date.now() - 1);
    const nothing = await asStranger(PATH);
    expect(nothing.status).toBe(401);
    const paths = [
      ...["/chats/130/999", "/chats/101", "/chats/102", "/chats/999", "/chats/x/y", `${PATH}.json`, `${PATH}.xml`],
      ...[`${PATH}?token=x`, "/quarantine.json"],
    ];
    for (const path of paths) expect(await asStranger(path), path).toEqual(nothing);
    // What looks like a link is told to no other page.
    const byLink = await asStranger("/chats/x/y?exp=1&to=slack&sig=x");
    expect(byLink).toMatchObject({ status: nothing.status, body: nothing.body });
    for (const path of [link, expired, link.replace("130/101", "130/999"), `${PATH}?exp=1&to=slack&sig=x`])
      expect(await asStranger(path), path).toEqual(byLink);
    for (const Authorization of ["Bearer wrong", "Bearer ", "Basic dGVzdDp0ZXN0"])
      expect(await asStranger(PATH, { Authorization })).toEqual(nothing);
  });
});
