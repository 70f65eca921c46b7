import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { recordDelivery } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN } from "../support/door.ts";

const AS_PERSON = { ...ADMIN, Accept: "text/html" };
const SECRETS = {
  VCC_SECRET_KEY: "test-vcc-secret-of-32-characters",
  VCC_SECRET_KEY_PREVIOUS: "tiny-secret",
  LINK_SECRET: "test-link-secret-of-32-characters",
  OLD_SLACK_URL: "https://hooks.slack.test/services/T9/B9/old",
  SALES_URL: "https://hooks.slack.test/services/T1/B1/sales",
  VCC_ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
};
const SETTINGS = {
  ...SECRETS,
  TARGETS: {
    sales: {
      ...{ channel: "slack", webhook: "SALES_URL", show: ["name", "phone1"], fallback: "slack" },
      digest: { daily: "07:30", weekly: "Sun 18:05", always: true },
    },
  },
  HOURS: { office: { open: ["Mon-Fri 08:00-16:00", "Sat 09:00-12:00"], closed: ["12-24"] } },
  TIME_ZONE: "Europe/Budapest",
  LINK_DAYS: 3,
  SLA_MET: ["inTime", "good"],
  RULES: [
    { name: "Tests", match: { queue: "Test*" }, to: [] },
    {
      ...{ name: "Sales", match: { reason: ["lost", "missed"], not: { agent: "Bot" } }, to: ["sales"] },
      ...{ hours: "office", except: ["lost"], continue: true, escalate: { after: "15m", to: ["slack"] } },
    },
  ],
};

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
  const tables = ["outages", "deliveries", "target_waits", "target_moves", "set_aside"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

async function asked(path: string, init: RequestInit = {}, language = "en"): Promise<Response> {
  const headers = { ...AS_PERSON, "Accept-Language": language };
  const { response, rest } = await direct(new Request(`${ORIGIN}${path}`, { headers, ...init }), SETTINGS);
  await rest;
  return response;
}

/** The text of a page, its tags and style left out. */
async function read(path: string, language = "en"): Promise<string> {
  const response = await asked(path, {}, language);
  expect(response.status).toBe(200);
  const html = await response.text();
  return html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the page of the settings", () => {
  it("says when each target gets a digest", async () => {
    expect(await read("/settings")).toContain("daily 07:30, Sun 18:05, also when there is nothing to tell");
    expect(await read("/settings", "hu")).toContain("naponta 07:30, vasárnap 18:05, akkor is, ha nincs mit jelenteni");
  });

  it("says of a secret whether it is set, and nothing else", async () => {
    const html = await (await asked("/settings")).text();
    for (const value of [...Object.values(SECRETS), "test-admin-token-of-32-characters"]) {
      expect(html).not.toContain(value);
      expect(html).not.toContain(btoa(value));
    }
    const text = await read("/settings");
    expect(text).toContain("OLD_SLACK_URL ✓ set");
    expect(text).toContain("SUPERVISOR_TOKEN not set");
    expect(text).toContain("VCC_SECRET_KEY_PREVIOUS is short");
    expect(text).not.toContain("VCC_ENCRYPTION_KEY is short");
  });

  it("shows every var with what holds, given or not", async () => {
    const text = await read("/settings");
    expect(text).toContain("LINK_DAYS 3 RETENTION_DAYS 180 (by default)");
    expect(text).toContain("SLA_MET inTime, good");
    expect(text).toContain("SLA_BREACHED not set");
  });

  it("reads the rules out in order", async () => {
    const text = await read("/settings");
    expect(text).toContain("1. Tests Matches the queue is test* Tells nobody, on purpose");
    expect(text).toContain("2. Sales Matches the reason is lost or missed, and the agent is not bot Tells sales");
    expect(text).toContain("within “office”; otherwise at its next opening, but lost at once");
    expect(text).toContain("after 15 min: slack Then the rules after it are checked too");
  });

  it("says whether the hours are open now, and when they open next", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T19:00:00+01:00") });
    expect(await read("/settings")).toContain(
      "Closed now; opens 24 Nov 2026, 08:00 Mon–Fri 08:00–16:00 Sat 09:00–12:00",
    );
    vi.setSystemTime(Date.parse("2026-11-24T09:00:00+01:00"));
    expect(await read("/settings", "hu")).toContain("Most nyitva hétfő–péntek 08:00–16:00");
    vi.useRealTimers();
  });

  it("shows what each target is told and how it is, one that the settings know no more included", async () => {
    await recordDelivery(1, { target: "sales", status: "pending", note: null, ended_at: null });
    await env.DB.prepare(
      "INSERT INTO outages (target, since, reason) VALUES ('sales', 1, 'answered 404 no_service'), ('old', 1, 'gone')",
    ).run();
    const text = await read("/settings");
    expect(text).toMatch(/sales slack ✗ disabled since 1 Jan 1970, 01:00: answered 404 no_service 1 English/);
    expect(text).toContain(
      "name, phone1 slack daily 07:30, Sun 18:05, also when there is nothing to tell Test Switch on",
    );
    expect(text).toMatch(/old not in the settings any more ✗ disabled since [^:]*:00: gone 0 Switch on/);
  });
});

describe("the page of the settings warns", () => {
  const CHRISTMAS = ["12-24", "12-25", "12-26", "12-28", "12-29", "12-30", "12-31", "01-01"];
  const warned = async (days: number, language: string) => {
    const settings = {
      ...SETTINGS,
      RETENTION_DAYS: days,
      HOURS: { office: { open: ["Mon-Fri 08:00-16:00"], closed: CHRISTMAS } },
      RULES: [{ name: "Sales", to: ["sales"], hours: "office", escalate: { after: "40h", to: ["slack"] } }],
    };
    const headers = { ...AS_PERSON, "Accept-Language": language };
    const { response, rest } = await direct(new Request(`${ORIGIN}/settings`, { headers }), settings);
    await rest;
    return /RETENTION_DAYS(?: is|:) [^<]*/.exec(await response.text())?.[0] ?? null;
  };

  it("where a chat may expire before the last is told of it, in the language of the reader", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T12:00:00Z") });
    expect(await warned(18, "en")).toMatch(/^RETENTION_DAYS is 18, but by “Sales” .* 18 days after .* at least 19,/);
    expect(await warned(18, "hu")).toMatch(/^RETENTION_DAYS: 18, de „Sales” szabály .* 18 nap .* legalább 19,/);
    expect(await warned(19, "en")).toBeNull();
    vi.useRealTimers();
  });
});

describe("what takes nothing for now, on the page of the settings", () => {
  it("is a target that asked to be left alone: until when, what it answered, and a button to ask it again", async () => {
    const wait = env.DB.prepare("INSERT INTO target_waits (target, since, until, code, args) VALUES (?, 1, ?, ?, ?)");
    for (const target of ["sales", "old"]) await wait.bind(target, 4e12, "answered", '{"status":429}').run();
    const text = await read("/settings");
    expect(text).toContain("sales slack … waits until 2 Oct 2096, 09:06, as it asked: answered 429");
    expect(text).toContain("Test Ask again now Switch off");
    expect(text).toContain("old not in the settings any more … waits until");
    expect(await read("/settings", "hu")).toContain("a kérésére vár eddig: 2096. okt. 2. 09:06 (válasz: 429)");
    const html = await (await asked("/settings")).text();
    expect(html).toMatch(/action="\/targets\/old\/on".{0,200}Ask again now: old/s);
    const on = await asked("/targets/old/on", { method: "POST", body: new URLSearchParams({ next: "/settings" }) });
    expect(on.status).toBe(303);
  });

  it("is where a target has moved, until its settings are changed", async () => {
    const move = env.DB.prepare("INSERT INTO target_moves (target, address, moved_to, at) VALUES (?, ?, ?, 1)");
    const { channel, webhook, fallback } = SETTINGS.TARGETS.sales;
    await move.bind("sales", JSON.stringify({ channel, webhook, fallback }), "C0NEW").run();
    await move.bind("slack", "other settings", "C0OLD").run();
    const text = await read("/settings");
    expect(text).toContain("sales slack ✓ healthy … has moved to C0NEW, and is sent to there: change its settings");
    expect(text).not.toContain("C0OLD");
    expect(await read("/settings", "hu")).toContain("elköltözött ide: C0NEW");
    expect(await read("/settings", "de")).toContain("umgezogen nach C0NEW");
  });

  it("is what was set aside, with what to do about it", async () => {
    const aside = env.DB.prepare("INSERT INTO set_aside (target, id, at, code, args) VALUES ('sales', ?, 1, ?, '{}')");
    expect(await read("/settings")).not.toContain("passed over");
    for (const code of ["unreadable", "refused", "lost"]) await aside.bind(`${code}-1`, code).run();
    const text = await read("/settings");
    expect(text).toMatch(/unreadable-1 for sales can not be read.* Deploy the newer version again, or look at the row/);
    expect(text).toMatch(/refused to record message refused-1 to sales at 1 Jan 1970, 01:00, for good/);
    expect(text).toContain("lost-1 for sales has been set aside since 1 Jan 1970, 01:00 (lost)");
    expect(await read("/settings", "hu")).toContain("unreadable-1 (címzett: sales) nem olvasható");
  });
});

describe("a button on the page of the settings", () => {
  const pressed = (path: string) => asked(path, { method: "POST", body: new URLSearchParams({ next: "/settings" }) });

  it("switches a target off and on, and leads back", async () => {
    const off = await pressed("/targets/sales/off");
    expect([off.status, off.headers.get("Location")]).toEqual([303, `${ORIGIN}/settings?done=off-sales`]);
    expect(await read("/settings?done=off-sales")).toContain("sales is switched off. What is meant for it is kept.");
    expect(await read("/settings")).toContain("sales slack ✗ switched off since");
    const on = await pressed("/targets/sales/on");
    expect(on.headers.get("Location")).toBe(`${ORIGIN}/settings?done=on-sales`);
    expect(await read("/settings?done=on-nobody")).not.toContain("nobody is switched");
  });

  it("sends a test message, and shows what was answered", async () => {
    const response = await pressed("/targets/slack/test");
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/✓ The test message to slack was taken\..*answered 200/s);
  });
});

describe("a chat that is pasted into the form", () => {
  const pasted = (chat: string, language?: string) =>
    asked("/rules/explain", { method: "POST", body: new URLSearchParams({ chat }) }, language);
  const chat = JSON.stringify({ projectId: 9, chatId: 1, disposition: "lost", lastQueueName: "Testing" });

  it("is explained in words, and stays there to be changed", async () => {
    const response = await pasted(chat);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain("<li>Nobody would hear: the rule &quot;Tests&quot; tells nobody.</li>");
    expect(html).toContain("&quot;lastQueueName&quot;:&quot;Testing&quot;");
  });

  it("is explained in the reader's language", async () => {
    expect(await (await pasted(chat, "hu")).text()).toContain("Ráillő szabályok: „Tests”.");
  });

  it("that is none is told what is wrong, on the same page", async () => {
    const response = await pasted("</textarea><script>alert(1)</script>");
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("This is not a closed chat");
    expect(html).not.toContain("<script");
  });
});
