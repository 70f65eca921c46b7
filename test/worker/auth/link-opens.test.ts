import { describe, expect, it } from "vitest";
import { linkTo, open, press } from "../support/by-link.ts";
import { direct } from "../support/direct.ts";
import { chatBody, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";
import { ask, history } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { signedIn } from "../support/signed-in.ts";

nobodyDelivers();

let chats = 0;

async function alerted(): Promise<{ readonly chat: number; readonly path: string }> {
  chats += 1;
  await stored(chatBody(chats, { disposition: "missed" }));
  return { chat: chats, path: `/alerts/130/${chats}` };
}

/** The query of a link, on another path. */
const moved = (link: string, path: string) => path + link.slice(link.indexOf("?"));

describe("a link that claims", () => {
  it("opens nothing else: not resolving, reopening, the transcript, another chat, or several at once", async () => {
    const [{ chat, path }, other] = [await alerted(), await alerted()];
    const claim = await linkTo(`${path}/claim`);
    const fields = { outcome: "spam", chat: `130/${chat}` };
    for (const elsewhere of [`${path}/resolve`, `${path}/reopen`, `${other.path}/claim`, "/alerts/claim"]) {
      expect((await press(moved(claim, elsewhere), fields)).status, elsewhere).toBe(401);
    }
    for (const elsewhere of [`/chats/130/${chat}`, `/chats/130/${chat}.json`, `${path}/resolve`, "/"]) {
      expect((await open(moved(claim, elsewhere))).status, elsewhere).toBe(401);
    }
    for (const one of [chat, other.chat]) expect(await history(one)).toEqual([]);
  });

  it("is not what opens the transcript, nor is that one", async () => {
    const { chat, path } = await alerted();
    const transcript = await linkTo(`/chats/130/${chat}`);
    expect((await open(transcript)).status).toBe(200);
    for (const action of ["claim", "resolve", "reopen"]) {
      expect((await press(moved(transcript, `${path}/${action}`), { outcome: "spam" })).status).toBe(401);
    }
    expect(await history(chat)).toEqual([]);
  });

  it("that was signed to reopen, though nobody signs such, does not", async () => {
    const { chat, path } = await alerted();
    await press(await linkTo(`${path}/claim`));
    expect((await press(await linkTo(`${path}/reopen`))).status).toBe(401);
    expect(await history(chat)).toHaveLength(1);
  });

  it.each([
    ["has expired", (path: string) => linkTo(path, "leads", LINK_SECRET, -1_000)],
    ["another secret signed", (path: string) => linkTo(path, "leads", "another secret")],
    ["names another target", async (path: string) => (await linkTo(path)).replace("to=leads", "to=sales")],
    ["ends later than it was signed for", async (path: string) => (await linkTo(path)).replace(/exp=\d/, "exp=9")],
    ["names its target twice", async (path: string) => `${await linkTo(path)}&to=leads`],
    ["has no signature", async (path: string) => path],
  ])("does nothing where it %s", async (_, made) => {
    const { chat, path } = await alerted();
    for (const action of ["claim", "resolve"]) {
      const link = await made(`${path}/${action}`);
      expect((await press(link, { outcome: "spam" })).status).toBe(401);
      expect((await open(link)).status).toBe(401);
    }
    expect(await history(chat)).toEqual([]);
  });

  it("is 404 where there is no alert", async () => {
    chats += 1;
    await stored(chatBody(chats));
    for (const path of [`/alerts/130/${chats}`, "/alerts/130/9999", "/alerts/x/y"]) {
      for (const action of ["claim", "resolve"]) {
        const link = await linkTo(`${path}/${action}`);
        expect((await open(link)).status).toBe(404);
        expect((await press(link, { outcome: "spam" })).status).toBe(404);
      }
    }
  });
});

describe("somebody who is signed in", () => {
  const cookie = () => signedIn("supervisor", "Kovács Éva");

  const post = async (path: string, others: Record<string, string>) => {
    const headers = { ...(await cookie()), ...others, Accept: "text/html" };
    return ask(path, headers, { method: "POST", body: new URLSearchParams({ next: path, name: "Jane Smith" }) });
  };

  it("claims as who they are, though a link brought them", async () => {
    const { chat, path } = await alerted();
    const { html } = await open(await linkTo(`${path}/claim`), await cookie());
    expect(html).toContain(`action="${path}/claim?exp=`);
    expect(html).not.toContain('name="name"');
    const answer = await post(`${path}/claim`, { "Sec-Fetch-Site": "same-origin" });
    expect(answer.headers.get("Location")).toBe(`${ORIGIN}${path}/claim?about=130%2F${chat}`);
    expect((await open(`${path}/claim?about=130%2F${chat}`, await cookie())).html).toContain("Claimed by you, ");
    expect((await history(chat)).map(([who]) => who)).toEqual(["Kovács Éva"]);
  });

  it("has nothing done in their name by another site, with a link's signature or without", async () => {
    const { chat, path } = await alerted();
    for (const way of [`${path}/claim`, await linkTo(`${path}/claim`)]) {
      expect((await post(way, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    }
    expect(await history(chat)).toEqual([]);
  });
});

it("with LINK_DAYS = 0 a link opens nothing, and leads by the sign-in to the page", async () => {
  const { chat, path } = await alerted();
  const asked = async (method: string, way: string, headers: Record<string, string> = {}) => {
    const request = new Request(ORIGIN + way, { method, headers: { Accept: "text/html", ...headers } });
    const { response, rest } = await direct(request, {
      LINK_DAYS: "0",
      SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters",
    });
    await rest;
    return response;
  };
  expect((await asked("POST", await linkTo(`${path}/claim`))).status).toBe(401);
  expect(await history(chat)).toEqual([]);
  const signIn = await asked("GET", `${path}/claim`);
  expect(signIn.status).toBe(401);
  expect(await signIn.text()).toContain(`name="next" value="${path}/claim"`);
  const page = await asked("GET", `${path}/claim`, { Authorization: "Bearer test-supervisor-token-of-32-characters" });
  expect(await page.text()).toContain("Claim");
});
