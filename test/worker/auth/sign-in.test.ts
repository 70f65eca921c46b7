import { env, exports } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { but, direct } from "../support/direct.ts";
import { ORIGIN } from "../support/door.ts";

const TOKENS = {
  ADMIN_TOKEN: "test-admin-token-of-32-characters",
  SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters",
};
const OWN_PAGE = { "Sec-Fetch-Site": "same-origin", Origin: ORIGIN };
const FORM = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html,*/*;q=0.8" };

afterEach(() => vi.restoreAllMocks());

let visitors = 0;

/** A form from an address of its own, so that no test uses up another's attempts. */
function form(fields: Record<string, string>, headers: Record<string, string> = OWN_PAGE, path = "/sign-in"): Request {
  visitors += 1;
  const from = { "CF-Connecting-IP": `192.0.2.${visitors}` };
  const body = new URLSearchParams({ name: "Kovács Éva", ...fields }).toString();
  return new Request(ORIGIN + path, {
    method: "POST",
    redirect: "manual",
    body,
    headers: { ...FORM, ...from, ...headers },
  });
}

async function post(request: Request, changes: object = {}): Promise<Response> {
  return (await direct(request, { ...TOKENS, ...changes })).response;
}

/** Who somebody with a cookie is. */
async function whoIs(cookie: string, changes: object = {}): Promise<unknown> {
  const headers = { Cookie: cookie.split(";")[0] ?? "", Accept: "application/json" };
  const response = await post(new Request(`${ORIGIN}/sign-in`, { headers }), changes);
  return response.status === 200 ? response.json() : response.status;
}

async function cookieFor(token: string): Promise<string> {
  return (await post(form({ token }))).headers.get("Set-Cookie") ?? "";
}

describe("signing in", () => {
  it.each([
    ["test-admin-token-of-32-characters", { name: "Kovács Éva", role: "admin", door: "session" }],
    ["test-supervisor-token-of-32-characters", { name: "Kovács Éva", role: "supervisor", door: "session" }],
    ["  test-supervisor-token-of-32-characters\t", { name: "Kovács Éva", role: "supervisor", door: "session" }],
  ])("with %j opens a session in its role, and leads to where they wanted to go", async (token, who) => {
    const response = await post(form({ token, next: "/chats/130/101?x=1" }));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(`${ORIGIN}/chats/130/101?x=1`);
    const cookie = response.headers.get("Set-Cookie") ?? "";
    expect(cookie).toMatch(/^__Host-session=.*; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain(token.trim());
    expect(await whoIs(cookie)).toEqual(who);
  });

  it.each(["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example"])(
    "leads to no other site: %j",
    async (next) => {
      const response = await post(form({ token: "test-admin-token-of-32-characters", next }));
      expect(response.headers.get("Location")).toBe(`${ORIGIN}/`);
    },
  );

  it.each(["", "guessed", "test-admin-token-of-32-characterss", "TEST-ADMIN-TOKEN-OF-32-CHARACTERS"])(
    "is refused with %j, with the form again",
    async (token) => {
      const response = await post(form({ token, next: "/chats/130/101" }));
      expect(response.status).toBe(401);
      expect(response.headers.get("Set-Cookie")).toBeNull();
      const page = await response.text();
      expect(page).toContain("That token is wrong");
      expect(page).toContain('name="next" value="/chats/130/101"');
      if (token !== "") expect(page).not.toContain(token);
    },
  );

  it("is refused with a token that is not set", async () => {
    for (const token of ["", "undefined"]) {
      expect((await post(form({ token }), { SUPERVISOR_TOKEN: undefined })).status).toBe(401);
      expect((await post(form({ token }), { SUPERVISOR_TOKEN: "" })).status).toBe(401);
    }
  });

  it("is refused to another site's form, which could sign somebody in as it likes", async () => {
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { Origin: "https://evil.example" },
      { Origin: "null" },
      {},
    ]) {
      const response = await post(form({ token: "test-admin-token-of-32-characters" }, headers));
      expect([response.status, response.headers.get("Set-Cookie")]).toEqual([403, null]);
    }
  });

  it("is refused over http, where everybody on the way could read the token", async () => {
    const request = new Request(form({ token: "test-admin-token-of-32-characters" }));
    const response = await post(new Request(request.url.replace("https:", "http:"), request));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Use this address with https://");
  });

  it("is refused to a body that no form has", async () => {
    expect((await post(form({ token: "x".repeat(20_000) }))).status).toBe(413);
  });

  it("ends with the token, and by signing out", async () => {
    const cookie = await cookieFor("test-admin-token-of-32-characters");
    expect(await whoIs(cookie, { ADMIN_TOKEN: "another-admin-token-of-32-characters" })).toBe(401);
    expect(
      await whoIs(cookie, {
        ADMIN_TOKEN: "another-admin-token-of-32-characters",
        LINK_SECRET_PREVIOUS: "test-admin-token-of-32-characters",
      }),
    ).toBe(401);
    const out = await post(form({}, OWN_PAGE, "/sign-out"));
    expect([out.status, out.headers.get("Location")]).toEqual([303, `${ORIGIN}/`]);
    expect(out.headers.get("Set-Cookie")).toMatch(/^__Host-session=; Max-Age=0; /);
  });

  it("has no cookie that goes on working after signing out", async () => {
    const [cookie, other] = [
      await cookieFor("test-supervisor-token-of-32-characters"),
      await cookieFor("test-supervisor-token-of-32-characters"),
    ];
    const out = await post(form({}, { ...OWN_PAGE, Cookie: cookie.split(";")[0] ?? "" }, "/sign-out"));
    expect(out.status).toBe(303);
    expect(await whoIs(cookie)).toBe(401);
    expect(await whoIs(other)).toMatchObject({ name: "Kovács Éva" });
  });

  it.each([
    ["none", ""],
    ["nothing but blanks", " \t "],
    ["nothing that can be seen", "\u200d\u2060"],
    ["a blank letter", "\u3164"],
    ["61 characters", "é".repeat(61)],
    ["a line end", "Éva\nKovács"],
    ["what turns its neighbours", "Éva\u202e"],
    ["the name of a token", "supervisor token"],
    ["the name of the other in capitals", " ADMIN  TOKEN "],
  ])("is refused with %s for a name, with the form again", async (_, name) => {
    const response = await post(form({ name, token: "test-admin-token-of-32-characters", next: "/chats/130/101" }));
    expect([response.status, response.headers.get("Set-Cookie")]).toEqual([400, null]);
    const page = await response.text();
    expect(page).toContain("Your name is missing");
    expect(page).toContain('name="next" value="/chats/130/101"');
  });

  it("says nothing of a name where the token is wrong", async () => {
    expect((await post(form({ name: "", token: "wrong" }))).status).toBe(401);
  });

  it.each([["é".repeat(60)], ["jane.smith@example.com"], ["جین‌اسمیت"], ["<b>Éva</b>"]])(
    "is by any name that can be seen: %s",
    async (name) => {
      const response = await post(form({ name: `  ${name} `, token: "test-supervisor-token-of-32-characters" }));
      expect(await whoIs(response.headers.get("Set-Cookie") ?? "")).toMatchObject({ name, door: "session" });
    },
  );

  it("is 503 while D1 does not answer, or has no table for it: nobody is signed in, and nobody signed out", async () => {
    const cookie = await cookieFor("test-admin-token-of-32-characters");
    const away = { DB: but(env.DB, { batch: () => Promise.reject(new Error("Network connection lost")) }) };
    const missing = {
      DB: but(env.DB, { batch: () => Promise.reject(new Error("D1_ERROR: no such table: sessions: SQLITE_ERROR")) }),
    };
    for (const broken of [away, missing]) {
      expect((await post(form({ token: "test-admin-token-of-32-characters" }), broken)).status).toBe(503);
      expect(await whoIs(cookie, broken)).toBe(503);
      const out = await post(form({}, { ...OWN_PAGE, Cookie: cookie.split(";")[0] ?? "" }, "/sign-out"), broken);
      expect([out.status, out.headers.get("Set-Cookie")]).toEqual([503, null]);
    }
    expect(await whoIs(cookie)).toMatchObject({ role: "admin" });
  });

  it("says nothing to the log but how it went", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await post(form({ token: "test-supervisor-token-of-32-characters", next: "/chats/130/101" }));
    await post(form({ token: "guessed-secret" }));
    expect(log.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
      { event: "sign-in", outcome: "signed-in", role: "supervisor" },
      { event: "sign-in", outcome: "wrong-token" },
    ]);
  });
});

describe("attempts to sign in", () => {
  // The local limit counts by the minutes of the clock.
  beforeEach(async () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 3_000) await scheduler.wait(left);
  });

  const attempt = (address: string, changes: object = {}, token = "wrong") =>
    post(form({ token }, { ...OWN_PAGE, "CF-Connecting-IP": address }), changes);

  it("are ten a minute from one address, then 429 with Retry-After, but for the right token", async () => {
    for (let count = 0; count < 10; count += 1) expect((await attempt("198.51.100.1")).status).toBe(401);
    const limited = await attempt("198.51.100.1");
    expect([limited.status, limited.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(limited.headers.get("Set-Cookie")).toBeNull();
    expect(await limited.text()).toContain("Too many attempts");
    expect((await attempt("198.51.100.2")).status).toBe(401);
    expect((await attempt("198.51.100.1", {}, "test-admin-token-of-32-characters")).status).toBe(303);
    expect((await attempt("198.51.100.1")).status).toBe(429);
  });

  it("are not used up by the right token", async () => {
    for (let count = 0; count < 15; count += 1) {
      expect((await attempt("198.51.100.5", {}, "test-supervisor-token-of-32-characters")).status).toBe(303);
    }
    for (let count = 0; count < 10; count += 1) expect((await attempt("198.51.100.5")).status).toBe(401);
    expect((await attempt("198.51.100.5")).status).toBe(429);
  });

  it("count together from all addresses that one customer has", async () => {
    for (let count = 0; count < 10; count += 1) expect((await attempt(`2001:db8:1:1::${count}`)).status).toBe(401);
    expect((await attempt("2001:db8:1:1:ffff::1")).status).toBe(429);
    expect((await attempt("2001:db8:1:2::1")).status).toBe(401);
  });

  it("are not used up by another site's form", async () => {
    for (let count = 0; count < 20; count += 1) {
      await post(form({ token: "x" }, { "Sec-Fetch-Site": "cross-site", "CF-Connecting-IP": "198.51.100.3" }));
    }
    expect((await attempt("198.51.100.3", {}, "test-admin-token-of-32-characters")).status).toBe(303);
  });

  it("are not limited where the binding is absent", async () => {
    for (let count = 0; count < 12; count += 1) {
      expect((await attempt("198.51.100.4", { SIGN_IN: undefined })).status).toBe(401);
    }
  });
});

it("a person who is signed in sees as what, and may sign out; a stranger sees the form, at every address", async () => {
  const cookie = await cookieFor("test-supervisor-token-of-32-characters");
  const headers = { Cookie: cookie.split(";")[0] ?? "", Accept: "text/html" };
  const page = await (await post(new Request(`${ORIGIN}/sign-in`, { headers }))).text();
  expect(page).toContain("As: Kovács Éva (by token)");
  expect(page).toContain('<form method="post" action="/sign-out">');
  for (const path of ["/", "/chats/130/101", "/nothing"]) {
    const response = await exports.default.fetch(new Request(ORIGIN + path, { headers: { Accept: "text/html" } }));
    expect(response.status).toBe(401);
    expect(await response.text()).toContain(`name="next" value="${path}"`);
  }
});
