import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, stored } from "../support/door.ts";
import { ask, page } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { signedIn } from "../support/signed-in.ts";

nobodyDelivers();

const HOUR = 60 * 60_000;
const OWN_PAGE = { "Sec-Fetch-Site": "same-origin" };

const list = v.object({
  sessions: v.array(v.looseObject({ id: v.string(), name: v.string(), role: v.string() })),
});

async function listed(query = "") {
  const response = await ask(`/sessions.json${query}`);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  const next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1];
  return { ...v.parse(list, await response.json()), next };
}

const whoIs = async (cookie: { readonly Cookie: string }) =>
  (await ask("/sign-in", { ...cookie, Accept: "application/json" })).status;

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("DELETE FROM sessions"), env.DB.prepare("DELETE FROM audit")]);
});

describe("the list of sessions", () => {
  it("has who is signed in, the latest first, with what tells sessions apart, and nothing that opens one", async () => {
    const now = Date.now();
    const cookie = await signedIn("supervisor", "Anna", now - HOUR);
    await signedIn("admin", "Béla", now);
    const { sessions } = await listed();
    expect(sessions).toMatchObject([
      { name: "Béla", role: "admin", browser: "Firefox, Windows" },
      {
        name: "Anna",
        role: "supervisor",
        signedIn: new Date(now - HOUR).toISOString(),
        lastUsed: new Date(now - HOUR).toISOString(),
        ends: new Date(now + 3 * HOUR).toISOString(),
      },
    ]);
    for (const part of cookie.Cookie.split(/[.=]/).slice(2)) expect(JSON.stringify(sessions)).not.toContain(part);
  });

  it("has none that is over, or whose token is another one", async () => {
    const now = Date.now();
    await signedIn("supervisor", "unused", now - 4 * HOUR - 1);
    await signedIn("supervisor", "over", now - 12 * HOUR - 1);
    await signedIn("supervisor", "still", now - 3 * HOUR);
    expect((await listed()).sessions.map(({ name }) => name)).toEqual(["still"]);
    const other = { SUPERVISOR_TOKEN: "another-supervisor-token-of-32-characters" };
    const { response } = await direct(new Request(`${ORIGIN}/sessions.json`, { headers: ADMIN }), other);
    expect(v.parse(list, await response.json()).sessions).toEqual([]);
  });

  it("goes on page after page", async () => {
    for (let count = 0; count < 130; count += 1) await signedIn("supervisor", `n${count}`, Date.now() + count);
    const first = await listed();
    const second = await listed(first.next?.replace(/^[^?]*/, ""));
    expect([first.sessions.length, second.sessions.length, second.next]).toEqual([100, 30, undefined]);
    expect(new Set([...first.sessions, ...second.sessions].map(({ id }) => id)).size).toBe(130);
  });

  it("is 400 with a filter that it has not", async () => {
    expect((await ask("/sessions.json?name=Anna")).status).toBe(400);
    expect((await ask("/sessions.json?after=1.x")).status).toBe(400);
  });

  it("shows names as they are, in both languages, and which session is one's own", async () => {
    const own = await signedIn("admin", "<b>Éva</b>");
    expect(await page("/sessions", own)).toMatch(/&lt;b>Éva&lt;\/b><\/bdi><span class="soft"> \(this one\)/);
    expect(await page("/sessions", ADMIN)).not.toContain("this one");
    expect(await page("/sessions", own, "hu")).toContain("Munkamenetek");
  });
});

describe("ending a session", () => {
  const end = async (id: string, headers: Record<string, string> = ADMIN) =>
    ask(`/sessions/${id}/end`, headers, { method: "POST", body: new URLSearchParams({ next: "/sessions" }) });

  it("ends that one alone, at once, and is on the audit list", async () => {
    const [anna, bela] = [await signedIn("supervisor", "Anna"), await signedIn("supervisor", "Béla")];
    const { sessions } = await listed();
    const { id = "" } = sessions.find(({ name }) => name === "Anna") ?? {};
    const ended = await end(id);
    expect([ended.status, await ended.json()]).toEqual([200, { session: id, status: "ended" }]);
    expect([await whoIs(anna), await whoIs(bela)]).toEqual([401, 200]);
    const response = await ask("/audit.json?action=session-ended");
    expect(await response.json()).toMatchObject({
      audit: [
        {
          ...{ who: "admin token", door: "token", action: "session-ended", chat: null },
          what: expect.stringMatching(/^the session of Anna since 2\d{3}-/),
        },
      ],
    });
    expect(await page("/audit")).toContain("Ended a session");
    expect(await page("/audit", ADMIN, "hu")).toContain("Munkamenet lezárása");
    expect((await end(id)).status).toBe(404);
  });

  it("leads people back to the list, which says so", async () => {
    const own = await signedIn("admin");
    await signedIn("supervisor");
    const { sessions } = await listed();
    const { id = "" } = sessions.find(({ role }) => role === "supervisor") ?? {};
    const response = await end(id, { ...own, ...OWN_PAGE, Accept: "text/html" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, `${ORIGIN}/sessions?done=ended`]);
    expect(await page("/sessions?done=ended", own)).toContain("The session has ended");
  });

  it("is refused to supervisors, and to other sites in an administrator's name", async () => {
    const [admin, supervisor] = [await signedIn("admin"), await signedIn("supervisor")];
    const { sessions } = await listed();
    for (const { id } of sessions) {
      expect((await end(id, { ...supervisor, ...OWN_PAGE })).status).toBe(403);
      expect((await end(id, { ...admin, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    }
    expect((await listed()).sessions).toHaveLength(2);
  });
});

describe("somebody who has signed in", () => {
  it("claims by the name that they gave, and others see who it is", async () => {
    await stored(chatBody(1, { disposition: "missed" }));
    const [anna, bela] = [await signedIn("supervisor", "Anna"), await signedIn("supervisor", "Béla")];
    const claim = (who: object) => ask("/alerts/130/1/claim", { ...who, ...OWN_PAGE }, { method: "POST", body: "{}" });
    await ask("/alerts/130/1/claim", { ...anna, ...OWN_PAGE, Accept: "text/html" }, { method: "POST", body: "" });
    expect(await page("/?state=mine", anna)).toContain("Claimed by you");
    expect(await page("/?state=others", bela)).toContain("Claimed by Anna (by token)");
    expect(await page("/?state=others", bela, "hu")).toContain("Anna (tokennel)");
    expect(await page("/chats/130/1", bela)).toContain("Anna (by token) claimed it");
    const refused = await claim({ ...bela, "Content-Type": "application/json" });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("by Anna (by token) at")]);
    const response = await ask("/audit.json?action=claimed");
    expect(await response.json()).toMatchObject({ audit: [{ who: "Anna", door: "session" }] });
  });

  it("has what was claimed in the name of the token, as programs do", async () => {
    await stored(chatBody(2, { disposition: "missed" }));
    const program = { Authorization: "Bearer test-supervisor-token-of-32-characters" };
    await ask("/alerts/130/2/claim", program, { method: "POST", body: "" });
    const anna = await signedIn("supervisor", "Anna");
    expect(await page("/?state=mine&about=130/2", anna)).toContain("/alerts/130/2/resolve");
    const form = new URLSearchParams({ outcome: "called-back" });
    const resolved = await ask("/alerts/130/2/resolve", { ...anna, ...OWN_PAGE }, { method: "POST", body: form });
    expect(await resolved.json()).toMatchObject({ alerts: [{ who: "Anna (by token)", state: "resolved" }] });
  });
});

it("the inbox asks for itself again in a way that counts as no use", async () => {
  const anna = await signedIn("supervisor", "Anna", Date.now() - HOUR);
  const usedAt = () => env.DB.prepare("SELECT used_at FROM sessions").first<number>("used_at");
  const before = await usedAt();
  const response = await ask("/?state=mine&queue=Sales", { ...anna, Accept: "text/html" });
  const after = await usedAt();
  expect(after).toBeGreaterThan(before ?? 0);
  const [, path = ""] = /^60; url=(.*)$/.exec(response.headers.get("Refresh") ?? "") ?? [];
  expect(path).toBe("/?state=mine&queue=Sales&refresh=1");
  await env.DB.prepare("UPDATE sessions SET used_at = ?").bind(before).run();
  const again = await ask(path, { ...anna, Accept: "text/html" });
  expect([again.status, again.headers.get("Refresh")]).toEqual([200, `60; url=${path}`]);
  expect(await usedAt()).toBe(before);
  expect(await again.text()).not.toContain("refresh=1");
});
