import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { AUDIENCE, newTeam, type Team } from "../../web/auth/support/team.ts";
import { direct } from "../support/direct.ts";
import { chatBody, LINK_SECRET, ORIGIN, posted } from "../support/door.ts";
import { signedIn } from "../support/signed-in.ts";

let team: Team;
const fetched: string[] = [];

beforeEach(async () => {
  team = await newTeam();
  fetched.length = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    fetched.push(String(input));
    return Response.json(await team.certs());
  });
});

afterEach(() => vi.restoreAllMocks());

/** The settings of Cloudflare Access in front. */
function front() {
  return { ACCESS_TEAM_DOMAIN: team.issuer, ACCESS_AUD: AUDIENCE, PUBLIC_URL: ORIGIN };
}

/** Asks as somebody whom Access let in. Real time runs here, so the token is of today. */
function ask(path: string, email: string, init: RequestInit = {}, headers: Record<string, string> = {}) {
  return askWith({ email }, path, init, headers);
}

async function askWith(
  claims: Record<string, unknown>,
  path: string,
  init: RequestInit,
  headers: Record<string, string>,
) {
  const now = Math.floor(Date.now() / 1000);
  const token = await team.token({ ...claims, iat: now, nbf: now, exp: now + 60 });
  const access = { ...front(), ADMINS: ["jane.smith@example.com"] };
  const all = { "Cf-Access-Jwt-Assertion": token, Accept: "application/json", ...headers };
  return (await direct(new Request(ORIGIN + path, { ...init, headers: all }), access)).response;
}

const OWN_PAGE = { "Sec-Fetch-Site": "same-origin" };

describe("behind Cloudflare Access", () => {
  it("people are known by name, and the keys are fetched from the team's own address alone", async () => {
    const jane = await ask("/sign-in", "jane.smith@example.com");
    expect(await jane.json()).toEqual({ name: "jane.smith@example.com", role: "admin", door: "access" });
    const peter = await ask("/sign-in", "peter.novak@example.com");
    expect(await peter.json()).toEqual({ name: "peter.novak@example.com", role: "supervisor", door: "access" });
    expect(fetched).toEqual([`${team.issuer}/cdn-cgi/access/certs`]);
  });

  it("only those of ADMINS may set", async () => {
    const test = (email: string) => ask("/targets/none/test", email, { method: "POST" }, OWN_PAGE);
    expect((await test("jane.smith@example.com")).status).toBe(404);
    expect((await test("peter.novak@example.com")).status).toBe(403);
  });

  it("another site's form changes nothing, though Access lets the browser in", async () => {
    const test = (headers: Record<string, string>) =>
      ask("/targets/none/test", "jane.smith@example.com", { method: "POST" }, headers);
    for (const headers of [{ "Sec-Fetch-Site": "cross-site" }, { Origin: "https://evil.example" }, {}]) {
      expect((await test(headers)).status).toBe(403);
    }
  });

  it("a program with a service token may do what a supervisor may, but no other site's form with a certificate", async () => {
    const program = { email: undefined, sub: "", common_name: "monitor.example" };
    const retry = (headers: Record<string, string>) =>
      askWith(program, "/deliveries/none/retry", { method: "POST" }, headers);
    expect((await retry({})).status).toBe(404);
    expect((await retry({ "Sec-Fetch-Site": "same-origin" })).status).toBe(404);
    for (const headers of [{ "Sec-Fetch-Site": "cross-site" }, { Origin: "https://evil.example" }]) {
      expect((await retry(headers)).status).toBe(403);
    }
  });

  it("whom Access names is that person, though they hold a token's session", async () => {
    const headers = await signedIn("admin");
    const response = await ask("/sign-in", "peter.novak@example.com", {}, headers);
    expect(await response.json()).toMatchObject({ name: "peter.novak@example.com", role: "supervisor" });
  });

  it("they leave where they came in", async () => {
    const page = await ask("/sign-in", "jane.smith@example.com", {}, { Accept: "text/html" });
    expect(await page.text()).toContain('<a href="/cdn-cgi/access/logout">');
  });

  it("nobody is let in while the keys can not be had", async () => {
    vi.mocked(fetch).mockImplementation(async () => new Response("away", { status: 503 }));
    expect((await ask("/sign-in", "jane.smith@example.com")).status).toBe(401);
    vi.mocked(fetch).mockImplementation(async () => Promise.reject(new Error("away")));
    expect((await ask("/sign-in", "jane.smith@example.com")).status).toBe(401);
  });

  it("the webhook and the health check keep their own checks, and ask for no keys", async () => {
    expect((await ask("/webhooks/vcc/chat", "jane.smith@example.com", { method: "POST", body: "{}" })).status).toBe(
      401,
    );
    expect((await ask("/healthz", "jane.smith@example.com")).status).toBe(200);
    expect(fetched).toEqual([]);
  });
});

describe("whom Cloudflare Access did not let in", () => {
  const WORKERS_DEV = "https://vcc-chat-alerts.example.workers.dev";
  const TOKEN = { Authorization: "Bearer test-admin-token-of-32-characters" };
  const FORM = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" };

  async function come(path: string, init: RequestInit = {}, also: readonly string[] = []) {
    return (await direct(new Request(WORKERS_DEV + path, init), { ...front(), ACCESS_ALSO: also })).response;
  }

  it("is told at every other address where Access stands, and led to the same page there", async () => {
    const response = await come("/chats?queue=a%26b", { headers: { Accept: "text/html" } });
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain("Sign in by Cloudflare Access");
    expect(page).toContain(`<a href="${ORIGIN}/chats?queue=a%26b">`);
    expect(page).not.toContain("<form");
    const program = await come("/chats.json", { headers: TOKEN });
    expect(program.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await program.text()).toMatch(/service token.*Bearer token/);
  });

  it("gets no session for a token that is right, and hears why", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const body = new URLSearchParams({
      token: "test-admin-token-of-32-characters",
      name: "Anna",
      next: "/chats",
    }).toString();
    const form = { method: "POST", body, headers: { ...FORM, "Sec-Fetch-Site": "same-origin" } };
    const refused = await come("/sign-in", form);
    expect([refused.status, refused.headers.get("Set-Cookie")]).toEqual([401, null]);
    expect(await refused.text()).toContain("Cloudflare Access lets people in here");
    expect(log.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
      { event: "sign-in", outcome: "access-only" },
    ]);
    expect((await come("/sign-in", form, ["tokens"])).status).toBe(303);
  });

  it("may still sign out", async () => {
    const out = await come("/sign-out", { method: "POST", headers: { ...FORM, "Sec-Fetch-Site": "same-origin" } });
    expect([out.status, out.headers.get("Set-Cookie")]).toEqual([303, expect.stringContaining("Max-Age=0")]);
  });

  it("reads the words of /healthz with the admin token, and nothing else with it", async () => {
    expect(await (await come("/healthz", { headers: TOKEN })).text()).toContain("ledger");
    expect(await (await come("/healthz")).text()).not.toContain("ledger");
    for (const path of ["/", "/alerts.json", "/settings", "/audit.json", "/nothing"]) {
      expect((await come(path, { headers: TOKEN })).status, path).toBe(401);
    }
  });

  it("sends chats as before, and asks for no keys", async () => {
    const chat = posted(chatBody(7));
    expect((await direct(new Request(chat.url, chat), front())).response.status).toBe(200);
    expect(fetched).toEqual([]);
  });

  it.each([
    [[], "Sign in by Cloudflare Access"],
    [["links"], "This link has expired"],
    [["tokens"], "Sign in to see this page"],
    [["links", "tokens"], "This link has expired"],
  ])("hears of a link that is over only where links open: %j", async (also, heading) => {
    const link = await signLink(LINK_SECRET, "/chats/130/7", "slack", Date.now() - 1_000);
    const page = await (await come(link, { headers: { Accept: "text/html" } }, also)).text();
    expect(page).toContain(`<h1>${heading}</h1>`);
    expect(page.includes('action="/sign-in"')).toBe(also.includes("tokens"));
    expect(page.includes(`<a href="${ORIGIN}/chats/130/7`)).toBe(!also.includes("tokens"));
  });
});
