import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { storedResult } from "../../../src/channels/result.ts";
import { linkTo } from "../support/by-link.ts";
import { CREATED, recordDelivery, recordMessage, TAKEN } from "../support/deliveries.ts";
import { ADMIN, get } from "../support/door.ts";

const ID = "130-1-alert-1-slack";
const AT = { chosen: 0, firstAt: CREATED, dueAt: CREATED };
const SENT = { name: "anna@example.com", status: "sent", made: 1, ...AT, last: storedResult({ code: "mail-taken" }) };
const DEAD = {
  ...{ name: "bela@example.com", status: "dead", made: 1, ...AT },
  last: { code: "recipient-bounced", args: '{"provider":"resend"}' },
};
const OPEN = {
  ...{ name: "cili@example.com", status: "open", made: 2, ...AT, dueAt: CREATED + 300_000 },
  last: storedResult({ code: "answered", status: 450 }),
};

beforeEach(async () => {
  await env.DB.batch(["deliveries", "messages", "attempts"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

async function recordParts(parts: readonly object[], status = "pending", version = 1): Promise<void> {
  await recordMessage("m1", [ID], [{}, TAKEN], { status });
  const stored = JSON.stringify({ version, content: 0, progress: { isSequence: false, parts } });
  await env.DB.batch([
    env.DB.prepare("UPDATE messages SET parts = ? WHERE id = 'm1'").bind(stored),
    env.DB.prepare("UPDATE attempts SET part = 'bela@example.com' WHERE number = 1"),
    env.DB.prepare("UPDATE attempts SET part = 'anna@example.com' WHERE number = 2"),
  ]);
  const ended = status === "pending" ? { note: null, ended_at: null } : { note: "answered 200", ended_at: CREATED + 1 };
  await recordDelivery(1, { attempts: "[]", status, ...ended, message: "m1" });
}

async function as(accept: string, language = "en"): Promise<string> {
  const headers = { ...ADMIN, Accept: accept, "Accept-Language": language };
  return (await get(`/deliveries/${ID}`, { headers })).text();
}

describe("a delivery to several recipients", () => {
  it("says of each whether it was sent, why not, or when it is tried again", async () => {
    await recordParts([SENT, DEAD, OPEN]);
    const page = await as("text/html");
    expect(page).toContain("<h2>Recipients</h2>");
    expect(page).toContain("anna@example.com: Sent: taken for delivery</li>");
    expect(page).toContain("bela@example.com: Failed: mail to this recipient bounced, as Resend reports</li>");
    expect(page).toMatch(/cili@example\.com: Pending: answered 450; next attempt [^<]*<\/li>/);
    const text = await as("text/plain");
    expect(text).toContain("Recipients\nanna@example.com: Sent: taken for delivery\n");
    // Each attempt says whose it was.
    expect(text).toMatch(/, anna@example\.com: sent, answered 200/);
    expect(await as("text/html", "hu")).toContain("<h2>Címzettek</h2>");
    expect(await as("text/html", "de")).toContain("bela@example.com: Fehlgeschlagen: laut Resend");
  });

  it("has them in its JSON, with codes", async () => {
    await recordParts([SENT, DEAD, OPEN]);
    const { parts, attempts } = JSON.parse(await as("application/json"));
    expect(parts).toEqual([
      {
        ...{ name: "anna@example.com", status: "sent", attempts: 1, due: null },
        ...{ note: "taken for delivery", code: "mail-taken", args: {} },
      },
      {
        ...{ name: "bela@example.com", status: "dead", attempts: 1, due: null },
        ...{ note: "mail to this recipient bounced, as Resend reports", code: "recipient-bounced" },
        args: { provider: "resend" },
      },
      {
        ...{ name: "cili@example.com", status: "pending", attempts: 2 },
        ...{ due: new Date(CREATED + 300_000).toISOString(), note: "answered 450" },
        ...{ code: "answered", args: { status: 450 } },
      },
    ]);
    expect(attempts.map(({ part }: { part: string }) => part)).toEqual(["bela@example.com", "anna@example.com"]);
  });

  it("shows no recipient through a link, in no form", async () => {
    await recordParts([SENT, DEAD, OPEN]);
    for (const accept of ["text/html", "text/plain", "application/json"]) {
      const response = await get(await linkTo(`/deliveries/${ID}`, "slack"), { headers: { Accept: accept } });
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain("@example.com");
    }
  });

  it("says that one is open no more where its message has ended", async () => {
    await recordParts([SENT, OPEN], "sent");
    const { parts } = JSON.parse(await as("application/json"));
    expect(parts[1]).toMatchObject({ status: "suppressed", due: null });
  });

  it("shows none where an older version has written the message since", async () => {
    await recordParts([SENT, OPEN], "pending", 7);
    expect(await as("text/html")).not.toContain("cili@example.com: Pending");
  });

  it("may have been told twice only where the same recipient was sent to again", async () => {
    await recordParts([SENT, DEAD], "sent");
    expect(await as("text/html")).not.toContain("It may have been told twice");
    await env.DB.prepare("UPDATE attempts SET part = 'anna@example.com'").run();
    expect(await as("text/html")).toContain("It may have been told twice");
  });
});
