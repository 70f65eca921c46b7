import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { direct } from "../support/direct.ts";
import { chatBody, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { signedIn, TOKENS } from "../support/signed-in.ts";

nobodyDelivers();

const FORM = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" };
/** A browser from before Sec-Fetch-Site, on a page that sends no referrer. */
const OLD = { Origin: "null" };

let cookie = "";
beforeAll(async () => {
  for (const chat of [1, 2, 3, 4, 5, 6]) await stored(chatBody(chat, { disposition: "missed" }));
  cookie = (await signedIn("admin")).Cookie;
});

function link(path: string, secret = LINK_SECRET, milliseconds = 60_000): Promise<string> {
  return signLink(secret, path, "slack", Date.now() + milliseconds);
}

async function send(path: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const request = new Request(ORIGIN + path, {
    method: "POST",
    body,
    headers: { ...FORM, ...headers },
    redirect: "manual",
  });
  return (await direct(request, {})).response;
}

async function open(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (
    await direct(new Request(ORIGIN + path, { headers: { Accept: "text/html", ...headers } }), {})
  ).response.text();
}

/** Presses the first button of a page that posts, as a browser does. */
async function press(html: string, headers: Record<string, string>, more: Record<string, string> = {}) {
  const form = /<form[^>]* method="post"[^>]*>.*?<\/form>/s.exec(html)?.[0] ?? "";
  const action = (/action="([^"]*)"/.exec(form)?.[1] ?? "").replaceAll("&amp;", "&");
  const next = (/name="next" value="([^"]*)"/.exec(form)?.[1] ?? "").replaceAll("&amp;", "&");
  return send(action, { ...(next === "" ? {} : { next }), ...more }, headers);
}

describe("a form on a page with a signed link in its address, in a browser that hides the page", () => {
  it("works for whoever has the link alone", async () => {
    expect((await press(await open(await link("/alerts/130/1/claim")), OLD)).status).toBe(303);
  });

  it.each(["/alerts/130/2/claim", "/chats/130/3"])("works for somebody who is signed in: %s", async (path) => {
    const page = await open(await link(path), { Cookie: cookie });
    expect((await press(page, { ...OLD, Cookie: cookie })).status).toBe(303);
  });

  it("works for whoever signs in on it, also where the link is over", async () => {
    const page = await open(await link("/chats/130/4", LINK_SECRET, -60_000));
    const response = await press(page, OLD, { name: "Anna", token: TOKENS.adminToken });
    expect([response.status, response.headers.get("Set-Cookie")]).toEqual([
      303,
      expect.stringContaining("__Host-session"),
    ]);
  });

  it("is nobody else's: a page elsewhere knows no link", async () => {
    const made = await link("/alerts/130/5/claim", "another secret");
    const elsewhere = await link("/alerts/130/6/claim");
    for (const [path, next] of [
      ["/alerts/130/5/claim", "/"],
      [made, "/"],
      [elsewhere.replace("/6/", "/5/"), "/"],
      ["/alerts/130/5/claim", made],
      ["/alerts/130/5/claim", `https://evil.example${elsewhere}`],
    ] as const) {
      expect((await send(path, { next }, { ...OLD, Cookie: cookie })).status).toBe(403);
    }
    expect((await send("/sign-in", { name: "Anna", token: TOKENS.adminToken, next: made }, OLD)).status).toBe(403);
  });

  it("is what the browser says where it says it", async () => {
    const path = await link("/alerts/130/5/claim");
    for (const said of [{ "Sec-Fetch-Site": "cross-site", ...OLD }, { Origin: "https://evil.example" }, {}]) {
      expect((await send(path, {}, { ...said, Cookie: cookie })).status).toBe(403);
    }
    expect((await send(path, {}, { "Sec-Fetch-Site": "same-origin", ...OLD, Cookie: cookie })).status).toBe(303);
  });
});
