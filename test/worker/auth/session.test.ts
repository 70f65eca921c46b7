import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { expire } from "../../../src/privacy/retention.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { MOST_SESSIONS } from "../../../src/store/sign-in/sessions.ts";
import { accessOf } from "../../../src/web/auth/authenticate.ts";
import { REFRESH } from "../../../src/web/auth/last-use.ts";
import { endSession, openSession, type SessionSettings, sessionPerson } from "../../../src/web/auth/session.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { knowing, targetsNamed } from "../../web/auth/support/linking.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TOKENS = { adminToken: "token", supervisorToken: "seer" };
const SETTINGS: SessionSettings = { ...TOKENS, sessionIdle: 4 * HOUR };
const HERE = new URL("https://alerts.example/chats/130/101");

let now = NOW;
let pending: Promise<unknown>[] = [];
const log = vi.fn();
const ports = {
  openDatabase: () => openDatabase(env.DB, new AbortController().signal),
  now: () => now,
  after: (work: Promise<unknown>) => void pending.push(work),
  log,
};

beforeEach(async () => {
  now = NOW;
  pending = [];
  log.mockClear();
  await env.DB.prepare("DELETE FROM sessions").run();
});

async function opened(role: "admin" | "supervisor" = "admin", url = HERE, tokens = TOKENS): Promise<string> {
  const header = await openSession({ role, name: "Anna", browser: "Firefox" }, tokens, url, ports);
  if (header === null) throw new Error("no session");
  return header;
}

async function cookieValue(role: "admin" | "supervisor" = "admin"): Promise<string> {
  return /=([^;]*)/.exec(await opened(role))?.[1] ?? "";
}

function asking(value: string, url: URL | string = HERE, cookie = "__Host-session"): Request {
  return new Request(url, { headers: { Cookie: `other=1; ${cookie}=${value}; more=2` } });
}

/** Who somebody with this cookie is, at this time, and what follows is done. */
async function personBy(value: string, settings = SETTINGS, at = now, url: URL | string = HERE) {
  now = at;
  const person = await sessionPerson(asking(value, url), settings, ports);
  await Promise.all(pending.splice(0));
  return person;
}

const roleBy = async (...given: Parameters<typeof personBy>) => (await personBy(...given))?.role ?? null;

describe("a session", () => {
  it("is kept by the browser for this host, over https, from scripts and from other sites' forms", async () => {
    const header = await opened();
    expect(header).toMatch(
      /^__Host-session=admin\.[\w-]{22}\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const value = /=([^;]*)/.exec(header)?.[1] ?? "";
    expect(await endSession(asking(value), TOKENS, ports)).toBe(
      "__Host-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure",
    );
  });

  it("is somebody's by the name that they gave, in the role of the token that opened it, for twelve hours", async () => {
    for (const role of ["admin", "supervisor"] as const) {
      const value = await cookieValue(role);
      const settings = { ...SETTINGS, sessionIdle: 24 * HOUR };
      expect(await personBy(value, settings)).toEqual({ kind: "person", role, name: "Anna", authMethod: "session" });
      expect(await roleBy(value, settings, NOW + 12 * HOUR - 1)).toBe(role);
      expect(await roleBy(value, settings, NOW + 12 * HOUR)).toBeNull();
      now = NOW;
    }
  });

  it("is a row of which nobody can make the cookie", async () => {
    const value = await cookieValue();
    const rows = JSON.stringify((await env.DB.prepare("SELECT * FROM sessions").all()).results);
    for (const part of value.split(".").slice(1)) expect(rows).not.toContain(part);
    expect(rows).not.toContain('"token":"token"');
  });

  it("ends with the token that opened it, and with no other", async () => {
    const [admin, supervisor] = [await cookieValue("admin"), await cookieValue("supervisor")];
    expect(await roleBy(admin, { ...SETTINGS, adminToken: "another" })).toBeNull();
    expect(await roleBy(admin, { ...SETTINGS, supervisorToken: undefined })).toBe("admin");
    expect(await roleBy(supervisor, { ...SETTINGS, supervisorToken: "another" })).toBeNull();
    expect(await roleBy(supervisor, { ...SETTINGS, supervisorToken: undefined })).toBeNull();
    expect(await roleBy(supervisor, { ...SETTINGS, adminToken: "another" })).toBe("supervisor");
  });

  it("ends by signing out, also where its cookie was kept", async () => {
    const [one, other] = [await cookieValue(), await cookieValue()];
    await endSession(asking(one), TOKENS, ports);
    expect(await roleBy(one)).toBeNull();
    expect(await roleBy(other)).toBe("admin");
  });

  it("of a supervisor is none of an administrator, though both tokens were the same", async () => {
    const promoted = (await cookieValue("supervisor")).replace("supervisor", "admin");
    expect(await roleBy(promoted)).toBeNull();
    expect(await roleBy(promoted, { ...SETTINGS, adminToken: "seer", supervisorToken: "seer" })).toBeNull();
  });

  it("is not read from the plain cookie that a page over http could have left", async () => {
    expect(await sessionPerson(asking(await cookieValue(), HERE, "chat-alerts-session"), SETTINGS, ports)).toBeNull();
  });

  it.each(["http://localhost:8787/", "http://127.0.0.1:8787/", "http://[::1]:8787/"])(
    "has a cookie that every browser takes in a local run: %s",
    async (local) => {
      const header = await opened("admin", new URL(local));
      expect(header).toMatch(/^chat-alerts-session=.*; HttpOnly; SameSite=Lax$/);
      const request = new Request(local, { headers: { Cookie: header.split(";")[0] ?? "" } });
      expect(await sessionPerson(request, SETTINGS, ports)).toMatchObject({ role: "admin" });
    },
  );

  it.each(["http://alerts.example/", "http://localhost.example/", "http://127.0.0.1.example/", "http://10.0.0.1/"])(
    "can not be had where everybody on the way would see it: %s",
    async (plain) => {
      const person = { role: "admin", name: "Anna", browser: "" } as const;
      expect(await openSession(person, TOKENS, new URL(plain), ports)).toBeNull();
      expect(await env.DB.prepare("SELECT count(*) AS n FROM sessions").first("n")).toBe(0);
    },
  );

  it("ends where its token has opened too many since, the oldest first", async () => {
    const first = await cookieValue("supervisor");
    now += 1;
    const second = await cookieValue("supervisor");
    const admin = await cookieValue("admin");
    for (let count = 2; count <= MOST_SESSIONS; count += 1) {
      now += 1;
      await opened("supervisor");
    }
    expect([await roleBy(first), await roleBy(second), await roleBy(admin)]).toEqual([null, "supervisor", "admin"]);
  });
});

describe("a cookie that we did not sign asks nothing of D1", () => {
  /** What every statement would go through. */
  const untouched = {
    ...ports,
    openDatabase: () => {
      throw new Error("D1 was asked");
    },
  };
  const asked = (value: string) => sessionPerson(asking(value), SETTINGS, untouched);

  it("with any one character changed, left out or doubled", async () => {
    const values = [await cookieValue("supervisor"), await cookieValue("admin")];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...values),
        fc.nat(77),
        fc.stringMatching(/^[\w.-]{0,2}$/),
        async (value, at, other) => {
          const spoiled = value.slice(0, at) + other + value.slice(at + 1);
          fc.pre(!values.includes(spoiled));
          expect(await asked(spoiled)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it("with parts of several, or made up in the same form, or in that of an older version", async () => {
    const [one = "", other = ""] = [await cookieValue("admin"), await cookieValue("admin")];
    const [role, id] = one.split(".");
    expect(await asked(`${role}.${id}.${other.split(".")[2]}`)).toBeNull();
    const form = fc.oneof(
      fc.stringMatching(/^(admin|supervisor)\.[\w-]{22}\.[\w-]{43}$/),
      fc.stringMatching(/^(admin|supervisor)\.[1-9]\d{9}\.[\w-]{43}$/),
      fc.string().map((text) => text.replace(/[^ -:<-~]/g, "")),
    );
    await fc.assert(
      fc.asyncProperty(form, async (value) => {
        expect(await asked(value)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("and a genuine one does", async () => {
    await expect(asked(await cookieValue())).rejects.toThrow("D1 was asked");
  });
});

describe("a session that is not used", () => {
  const usedAt = () => env.DB.prepare("SELECT used_at FROM sessions").first("used_at");

  it("ends after SESSION_IDLE", async () => {
    for (const sessionIdle of [30 * MINUTE, 4 * HOUR]) {
      const settings = { ...SETTINGS, sessionIdle };
      now = NOW;
      const value = await cookieValue();
      expect(await roleBy(value, settings, NOW + sessionIdle)).toBeNull();
      now = NOW;
      const other = await cookieValue();
      expect(await roleBy(other, settings, NOW + sessionIdle - 1)).toBe("admin");
      expect(await roleBy(other, settings, NOW + 2 * sessionIdle - 2)).toBe("admin");
      expect(await roleBy(other, settings, NOW + 3 * sessionIdle)).toBeNull();
    }
  });

  it("has its last use written at most every ten minutes", async () => {
    const value = await cookieValue();
    for (const [minutes, written] of [
      [9, 0],
      [10, 0],
      [11, 11],
      [20, 11],
      [22, 22],
    ] as const) {
      await personBy(value, SETTINGS, NOW + minutes * MINUTE);
      expect([minutes, await usedAt()]).toEqual([minutes, NOW + written * MINUTE]);
    }
  });

  it("is written once, though several pages are opened at once", async () => {
    const value = await cookieValue();
    now = NOW + 30 * MINUTE;
    const batch = vi.spyOn(Object.getPrototypeOf(env.DB), "batch");
    await Promise.all([1, 2, 3].map(() => sessionPerson(asking(value), SETTINGS, ports)));
    await Promise.all(pending.splice(0));
    const results = await Promise.all(batch.mock.results.map(({ value }) => value));
    const written = results.flat().reduce((sum, { meta }) => sum + meta.rows_written, 0);
    batch.mockRestore();
    expect(written).toBe(1);
  });

  it("is kept by no page that asks for itself again, however often", async () => {
    const value = await cookieValue();
    const page = `https://alerts.example/?${REFRESH}=1`;
    for (let minutes = 1; minutes < 240; minutes += 1) {
      expect(await roleBy(value, SETTINGS, NOW + minutes * MINUTE, page)).toBe("admin");
    }
    expect(await roleBy(value, SETTINGS, NOW + 4 * HOUR, page)).toBeNull();
  });

  it("and ends soon, is kept by who uses it all the time", async () => {
    const settings = { ...SETTINGS, sessionIdle: 4 * MINUTE };
    const value = await cookieValue();
    for (let minutes = 1; minutes < 60; minutes += 1) {
      expect(await roleBy(value, settings, NOW + minutes * MINUTE)).toBe("admin");
    }
    expect(await roleBy(value, settings, now + 4 * MINUTE)).toBeNull();
  });
});

describe("where D1 does not answer", () => {
  const away = { ...ports, openDatabase: () => openDatabase(env.DB, AbortSignal.abort()) };

  it("nobody is taken for a stranger who has a genuine cookie", async () => {
    await expect(sessionPerson(asking(await cookieValue()), SETTINGS, away)).rejects.toThrow("D1 failed");
  });

  it("nobody is told that they are signed out", async () => {
    await expect(endSession(asking(await cookieValue()), TOKENS, away)).rejects.toThrow("D1 failed");
  });

  it("a last use that can not be written is logged, and keeps nobody out", async () => {
    const value = await cookieValue();
    let opens = 0;
    const half = {
      ...ports,
      openDatabase: () => {
        opens += 1;
        return opens === 1 ? ports.openDatabase() : away.openDatabase();
      },
    };
    now = NOW + HOUR;
    expect(await sessionPerson(asking(value), SETTINGS, half)).not.toBeNull();
    await Promise.all(pending.splice(0));
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ event: "session", outcome: "failed" }));
  });
});

describe("of several ways in at once", () => {
  const linking = { linkSecret: "secret", linkSecretPrevious: null, linkDays: 7, targets: targetsNamed("ops") };
  const settings = { ...SETTINGS, ...linking, cloudflareAccess: null };
  const accessBy = (request: Request) =>
    accessOf(request, settings, { ...ports, getJson: async () => null, links: knowing({}) });

  it("the Bearer token counts, where a browser's cookie says otherwise", async () => {
    const headers = { Authorization: "Bearer seer", Cookie: `__Host-session=${await cookieValue("admin")}` };
    expect(await accessBy(new Request(HERE, { headers }))).toMatchObject({ role: "supervisor", authMethod: "token" });
  });

  it("whoever is signed in is that person, where they open a link, and its holder once the session is over", async () => {
    const link = await signLink("secret", HERE.pathname, "ops", NOW + 24 * HOUR);
    const request = asking(await cookieValue("supervisor"), HERE.origin + link);
    expect(await accessBy(request)).toMatchObject({ kind: "person", role: "supervisor", name: "Anna" });
    now = NOW + 13 * HOUR;
    expect(await accessBy(request)).toMatchObject({ kind: "link", target: "ops" });
  });
});

describe("the look for what is over, twice a day,", () => {
  it("deletes sessions that are, and the count of wrong tokens of long ago, and nothing else", async () => {
    await opened();
    now = NOW + 6 * HOUR;
    await opened("supervisor");
    const day = Math.floor(NOW / (24 * HOUR));
    await env.DB.batch(
      [day, day - 29, day - 31].map((one) =>
        env.DB.prepare("INSERT INTO wrong_tokens (day, tries, listed, receipt) VALUES (?, 1, 0, '')").bind(one),
      ),
    );
    const left = async () => (await env.DB.prepare("SELECT role FROM sessions ORDER BY made_at").raw()).flat();
    await expire(ports.openDatabase(), 180, NOW + 12 * HOUR - 1);
    expect(await left()).toEqual(["admin", "supervisor"]);
    await expire(ports.openDatabase(), 180, NOW + 12 * HOUR);
    expect(await left()).toEqual(["admin", "supervisor"]);
    await expire(ports.openDatabase(), 180, NOW + 24 * HOUR - 1);
    expect(await left()).toEqual([]);
    expect(await env.DB.prepare("SELECT day FROM wrong_tokens ORDER BY day").raw()).toEqual([[day - 29], [day]]);
  });
});
