import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endSession, openSession, sessionRole } from "../../../src/web/access/session.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const TWELVE_HOURS = 12 * 3_600_000;
const TOKENS = { adminToken: "token", supervisorToken: "seer" };
const HERE = new URL("https://alerts.example/chats/130/101");

async function opened(role: "admin" | "supervisor" = "admin", url = HERE): Promise<string> {
  const header = await openSession(role, TOKENS, url, NOW);
  if (header === null) throw new Error("no session");
  return header;
}

async function cookieValue(role: "admin" | "supervisor" = "admin"): Promise<string> {
  return /=([^;]*)/.exec(await opened(role))?.[1] ?? "";
}

function roleBy(
  value: string,
  tokens: Parameters<typeof sessionRole>[1] = TOKENS,
  now = NOW,
  cookie = "__Host-session",
) {
  return sessionRole(new Request(HERE, { headers: { Cookie: `other=1; ${cookie}=${value}; more=2` } }), tokens, now);
}

describe("a session", () => {
  it("is kept by the browser for this host, over https, from scripts and from other sites' forms", async () => {
    const header = await opened();
    expect(header).toMatch(
      /^__Host-session=admin\.\d{10}\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(endSession(HERE)).toBe("__Host-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure");
  });

  it("lasts twelve hours, in the role of the token that opened it", async () => {
    for (const role of ["admin", "supervisor"] as const) {
      const value = await cookieValue(role);
      expect(await roleBy(value)).toBe(role);
      expect(await roleBy(value, TOKENS, NOW + TWELVE_HOURS - 1)).toBe(role);
      expect(await roleBy(value, TOKENS, NOW + TWELVE_HOURS)).toBeNull();
    }
  });

  it("ends with the token that opened it, and with no other", async () => {
    expect(await roleBy(await cookieValue("admin"), { ...TOKENS, adminToken: "another" })).toBeNull();
    expect(await roleBy(await cookieValue("admin"), { ...TOKENS, supervisorToken: undefined })).toBe("admin");
    expect(await roleBy(await cookieValue("supervisor"), { ...TOKENS, supervisorToken: "another" })).toBeNull();
    expect(await roleBy(await cookieValue("supervisor"), { ...TOKENS, supervisorToken: undefined })).toBeNull();
    expect(await roleBy(await cookieValue("supervisor"), { ...TOKENS, adminToken: "another" })).toBe("supervisor");
  });

  it("of a supervisor is none of an administrator, though both tokens were the same", async () => {
    const promoted = (await cookieValue("supervisor")).replace("supervisor", "admin");
    expect(await roleBy(promoted)).toBeNull();
    expect(await roleBy(promoted, { adminToken: "seer", supervisorToken: "seer" })).toBeNull();
  });

  it("is none with any one character changed, left out or doubled", async () => {
    const value = await cookieValue("supervisor");
    await fc.assert(
      fc.asyncProperty(fc.nat(value.length - 1), fc.stringMatching(/^[\w.-]{0,2}$/), async (at, other) => {
        const spoiled = value.slice(0, at) + other + value.slice(at + 1);
        fc.pre(spoiled !== value);
        expect(await roleBy(spoiled)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each(["", "admin", "admin.9999999999.", "admin.9999999999.x", "constructor.9999999999.x"])(
    "is none that we did not open: %j",
    async (value) => {
      expect(await roleBy(value)).toBeNull();
    },
  );

  it("is not read from the plain cookie that a page over http could have left", async () => {
    expect(await roleBy(await cookieValue(), TOKENS, NOW, "chat-alerts-session")).toBeNull();
  });

  it.each(["http://localhost:8787/", "http://127.0.0.1:8787/", "http://[::1]:8787/"])(
    "has a cookie that every browser takes in a local run: %s",
    async (local) => {
      const header = await opened("admin", new URL(local));
      expect(header).toMatch(/^chat-alerts-session=.*; HttpOnly; SameSite=Lax$/);
      const request = new Request(local, { headers: { Cookie: header.split(";")[0] ?? "" } });
      expect(await sessionRole(request, TOKENS, NOW)).toBe("admin");
    },
  );

  it.each(["http://alerts.example/", "http://localhost.example/", "http://127.0.0.1.example/", "http://10.0.0.1/"])(
    "can not be had where everybody on the way would see it: %s",
    async (plain) => {
      expect(await openSession("admin", TOKENS, new URL(plain), NOW)).toBeNull();
    },
  );
});
