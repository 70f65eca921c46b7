import { describe, expect, it } from "vitest";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, posted, SECRET } from "../support/door.ts";

const TOKENS = {
  ADMIN_TOKEN: "test-admin-token-of-32-characters",
  SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters",
};
const OWN_PAGE = { "Sec-Fetch-Site": "same-origin", Origin: ORIGIN };

let asked = 0;

/** Asks from an address of its own: wrong tokens are limited by address. */
async function health(changes: object, token?: string) {
  asked += 1;
  const from = { "CF-Connecting-IP": `198.18.0.${asked}` };
  const headers: Record<string, string> = token === undefined ? from : { ...from, Authorization: `Bearer ${token}` };
  const { response } = await direct(new Request(`${ORIGIN}/healthz`, { headers }), { ...TOKENS, ...changes });
  return { status: response.status, body: await response.json<{ mistakes?: string[]; targets?: object }>() };
}

/** What a token opens: the status of a page, of the form to sign in, and whether /healthz goes into details. */
async function opened(token: string, changes: object) {
  const settings = { ...TOKENS, ...changes };
  const headers = { Authorization: `Bearer ${token}`, "CF-Connecting-IP": "192.0.2.77" };
  const page = await direct(new Request(`${ORIGIN}/chats.json`, { headers }), settings);
  const form = await direct(
    new Request(`${ORIGIN}/sign-in`, {
      method: "POST",
      headers: { ...OWN_PAGE, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ name: "Anna", token }).toString(),
    }),
    settings,
  );
  const { body } = await health(changes, token.trim());
  const cookie = form.response.headers.get("Set-Cookie");
  return { page: page.response.status, signIn: form.response.status, cookie, details: body.targets !== undefined };
}

const NOTHING = { page: 503, signIn: 503, cookie: null, details: false };
const SHORT = "season-2026";

describe("a token that is weak or shared", () => {
  it.each<[string, string, object]>([
    ["the admin token is short", SHORT, { ADMIN_TOKEN: SHORT }],
    ["the supervisor token is short", SHORT, { SUPERVISOR_TOKEN: SHORT }],
    ["it is long by its spaces alone", SHORT, { ADMIN_TOKEN: SHORT.padEnd(60) }],
    ["it is blank", " ".repeat(40), { ADMIN_TOKEN: " ".repeat(40) }],
    ["both are the same", "x".repeat(40), { ADMIN_TOKEN: "x".repeat(40), SUPERVISOR_TOKEN: "x".repeat(40) }],
    ["the admin token is the key of the webhook", SECRET, { ADMIN_TOKEN: ` ${SECRET}` }],
    ["the supervisor token is the key of the webhook", SECRET, { SUPERVISOR_TOKEN: SECRET }],
    ["the admin token is the link secret", TOKENS.ADMIN_TOKEN, { LINK_SECRET: TOKENS.ADMIN_TOKEN }],
    ["it was the key of the webhook", TOKENS.ADMIN_TOKEN, { VCC_SECRET_KEY_PREVIOUS: TOKENS.ADMIN_TOKEN }],
  ])("opens nothing where %s", async (_, token, changes) => {
    expect(await opened(token, changes)).toEqual(NOTHING);
  });

  it("opens nothing by the session that it opened before", async () => {
    const body = new URLSearchParams({ token: SHORT }).toString();
    const headers = { ...OWN_PAGE, "Content-Type": "application/x-www-form-urlencoded" };
    const signedIn = await direct(new Request(`${ORIGIN}/sign-in`, { method: "POST", headers, body }), {
      ADMIN_TOKEN: SHORT,
    });
    expect(signedIn.response.headers.get("Set-Cookie")).toBeNull();
  });
});

describe("a strong token", () => {
  it("opens, whatever spaces stand around it in the settings", async () => {
    const changes = { ADMIN_TOKEN: `\t${TOKENS.ADMIN_TOKEN}\n` };
    expect(await opened(TOKENS.ADMIN_TOKEN, changes)).toMatchObject({ page: 200, signIn: 303, details: true });
  });

  it("of the administrators goes into details on /healthz while the supervisors' is weak", async () => {
    expect((await opened(TOKENS.ADMIN_TOKEN, { SUPERVISOR_TOKEN: SHORT })).details).toBe(true);
  });
});

describe("the webhook", () => {
  const status = async (query: string, changes: object) => {
    const { response } = await direct(posted(chatBody(31), query), { ...TOKENS, ...changes });
    return [response.status, Number(response.headers.get("Retry-After")) > 0];
  };

  it.each<[string, object]>([
    ["is short", { VCC_SECRET_KEY: SHORT }],
    ["is blank", { VCC_SECRET_KEY: "  " }],
    ["is no text", { VCC_SECRET_KEY: 12 }],
    ["is the admin token", { VCC_SECRET_KEY: TOKENS.ADMIN_TOKEN }],
    ["is the supervisor token", { VCC_SECRET_KEY: TOKENS.SUPERVISOR_TOKEN }],
    ["is the link secret", { LINK_SECRET: SECRET }],
    ["is short, and the one before is known", { VCC_SECRET_KEY: SHORT, VCC_SECRET_KEY_PREVIOUS: SECRET }],
  ])(
    "lets nobody in while its key %s, and VCC Live comes again: 503 for the right key and for a wrong one",
    async (_, changes) => {
      for (const given of [SHORT, SECRET, TOKENS.ADMIN_TOKEN, TOKENS.SUPERVISOR_TOKEN, "%20%20", "wrong", ""]) {
        expect(await status(`?secret-key=${encodeURIComponent(given)}`, changes), given).toEqual([503, true]);
      }
      expect((await get("/chats/130/31")).status).toBe(404);
    },
  );

  it("takes a strong key, whatever spaces stand around it here or in VCC Live", async () => {
    for (const VCC_SECRET_KEY of [SECRET, ` ${SECRET}\n`]) {
      for (const query of [`?secret-key=${SECRET}`, `?secret-key=${SECRET}%20`, `?secret-key=+${SECRET}%0A`]) {
        expect((await status(query, { VCC_SECRET_KEY }))[0]).toBe(200);
      }
    }
  });

  it("takes the key from before, which may be short, with its spaces and without", async () => {
    const changes = { VCC_SECRET_KEY_PREVIOUS: " old " };
    for (const given of ["old", "%20old%20", SECRET]) {
      expect((await status(`?secret-key=${given}`, changes))[0]).toBe(200);
    }
    expect((await status("?secret-key=older", changes))[0]).toBe(401);
  });

  it("lets nobody in by a key from before that is blank", async () => {
    const changes = { VCC_SECRET_KEY_PREVIOUS: "  " };
    for (const given of ["", "%20%20", "+"]) expect((await status(`?secret-key=${given}`, changes))[0]).toBe(401);
    expect((await status(`?secret-key=${SECRET}`, changes))[0]).toBe(503);
  });
});

describe("/healthz", () => {
  it.each<[string, object, RegExp]>([
    ["ADMIN_TOKEN is short", { ADMIN_TOKEN: SHORT }, /^ADMIN_TOKEN is shorter than 32 characters/],
    ["ADMIN_TOKEN is blank", { ADMIN_TOKEN: " " }, /^ADMIN_TOKEN is blank/],
    ["SUPERVISOR_TOKEN is short", { SUPERVISOR_TOKEN: SHORT }, /^SUPERVISOR_TOKEN is shorter/],
    ["VCC_SECRET_KEY is short", { VCC_SECRET_KEY: SHORT }, /^VCC_SECRET_KEY is shorter/],
    ["LINK_SECRET is short", { LINK_SECRET: SHORT }, /^LINK_SECRET is shorter/],
    ["two are the same", { SUPERVISOR_TOKEN: SECRET }, /^SUPERVISOR_TOKEN is the same as VCC_SECRET_KEY/],
  ])(
    "is 503 and names it where %s: to everybody, for nobody may have a token that opens",
    async (_, changes, words) => {
      for (const token of [undefined, SHORT, "wrong"]) {
        const { status, body } = await health(changes, token);
        expect(status).toBe(503);
        expect(body).toEqual({
          status: "failing",
          checks: expect.objectContaining({ settings: "failing" }),
          mistakes: [expect.stringMatching(words)],
        });
        expect(JSON.stringify(body)).not.toContain(SHORT);
        expect(JSON.stringify(body)).not.toContain(SECRET);
      }
    },
  );

  it("names to strangers only what is wrong with our own secrets, and all of it to the admin token", async () => {
    const changes = { SUPERVISOR_TOKEN: SHORT, LOCALE: "xx", VCC_ENCRYPTION_KEY: " " };
    const stranger = (await health(changes)).body.mistakes ?? [];
    expect(stranger).toEqual([expect.stringMatching(/^SUPERVISOR_TOKEN/)]);
    const admin = (await health(changes, TOKENS.ADMIN_TOKEN)).body.mistakes ?? [];
    expect(admin.map((mistake) => mistake.split(" ")[0]).toSorted()).toEqual([
      "LOCALE",
      "SUPERVISOR_TOKEN",
      "VCC_ENCRYPTION_KEY",
    ]);
  });

  it("is well, and says nothing more to strangers, once they are strong", async () => {
    expect((await health({})).status).toBe(200);
    expect((await health({})).body.mistakes).toBeUndefined();
    expect(ADMIN.Authorization).toContain(TOKENS.ADMIN_TOKEN);
  });
});
