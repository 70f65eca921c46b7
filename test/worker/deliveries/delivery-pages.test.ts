import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { recordDelivery, recorded } from "../support/deliveries.ts";
import { ADMIN, get, LINK_SECRET, ORIGIN } from "../support/door.ts";

const AS_PERSON = { ...ADMIN, Accept: "text/html" };

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
  await env.DB.prepare("DELETE FROM deliveries").run();
});

async function page(path: string): Promise<string> {
  const response = await get(path, { headers: AS_PERSON });
  expect(response.status).toBe(200);
  return response.text();
}

async function pressed(path: string, next: string): Promise<string> {
  const body = new URLSearchParams({ next });
  const response = await get(path, { method: "POST", headers: AS_PERSON, body });
  expect(response.status).toBe(303);
  return response.headers.get("Location") ?? "";
}

describe("the page of one delivery", () => {
  it("has the button for whoever is signed in, and nothing to press for whoever has a link alone", async () => {
    const path = `/deliveries/${await recordDelivery(1)}`;
    expect(await page(path)).toContain(`action="${path}/retry"`);
    const link = await signLink(LINK_SECRET, path, "slack", Date.now() + 60_000);
    const html = await (await get(link, { headers: { Accept: "text/html" } })).text();
    expect(html).toContain("answered 404 no_service");
    expect(html).not.toMatch(/<form|href="\/settings"/);
  });

  it("says what was done", async () => {
    const path = `/deliveries/${await recordDelivery(1)}`;
    expect(await pressed(`${path}/retry`, path)).toBe(`${ORIGIN}${path}?done=again`);
    expect(await page(`${path}?done=again`)).toContain("It is being sent again.");
  });
});

describe("the page of the list of deliveries", () => {
  it("says of each what became of it, and offers what can be done about it", async () => {
    await recordDelivery(1);
    await recordDelivery(2, { status: "sent", note: "answered 200" });
    await recordDelivery(3, { target: "-", status: "suppressed", note: "tells nobody" });
    const html = await page("/deliveries");
    expect(html).toContain('aria-label="Send again: 130/1, slack"');
    expect(html).toContain('href="/chats/130/2"');
    expect(html.match(/\/retry"/g)).toHaveLength(1);
    expect(html).toContain("Resend all failed to slack");
  });

  it("is narrowed by the filters of the other forms, and takes what a form left empty for nothing", async () => {
    await recordDelivery(1);
    await recordDelivery(2, { status: "sent" });
    const html = await page("/deliveries?target=slack&status=dead&chat=&from=&to=");
    expect(html).toContain("/chats/130/1");
    expect(html).not.toContain("/chats/130/2");
    expect(html).toContain('href="/deliveries.json?target=slack&amp;status=dead"');
    expect((await get("/deliveries?status=done", { headers: AS_PERSON })).status).toBe(400);
  });

  it("says of a digest what it is, in the list and on its own page", async () => {
    const id = "digest-daily-2026-11-24-0800-slack";
    const nothing = { chat_id: null, project_id: null, rule: null, reasons: "[]", attempts: "[]" };
    await recordDelivery(1, { id, kind: "digest", ...nothing, status: "suppressed", note: "nothing to tell" });
    expect(await page("/deliveries")).toContain("a digest");
    const html = await page(`/deliveries/${id}`);
    expect(html).toContain('<dt>About</dt><dd dir="auto">a digest</dd>');
    expect(html).toContain("nothing to tell");
    expect(html).not.toMatch(/null|undefined|told by default/);
  });

  it("leads back to where the button was, and says what was done", async () => {
    const id = await recordDelivery(1);
    const location = await pressed(`/deliveries/${id}/retry`, `/deliveries?status=dead#${id}`);
    expect(location).toBe(`${ORIGIN}/deliveries?status=dead&done=again#${id}`);
    expect(await page("/deliveries?status=dead&done=again")).toContain("It is being sent again.");
    expect((await recorded(id)).status).not.toBe("dead");
  });

  it("says how many of a target are sent again", async () => {
    for (const chat of [1, 2]) await recordDelivery(chat);
    const location = await pressed("/deliveries/retry?target=slack", "/deliveries");
    expect(location).toBe(`${ORIGIN}/deliveries?done=all-2`);
    expect(await page("/deliveries?done=all-2")).toContain("2 deliveries are being sent again.");
    const more = "500 deliveries are being sent again. There are more: send again once more for the next ones.";
    expect(await page("/deliveries?done=all-500-more")).toContain(more);
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", ""])(
    "leads nowhere else, whatever a form says: %s",
    async (next) => {
      const location = await pressed(`/deliveries/${await recordDelivery(1)}/retry`, next);
      expect(new URL(location).origin).toBe(ORIGIN);
    },
  );

  it("says nothing that somebody else has put in its address", async () => {
    for (const done of ["Call+0900", "all-99999999", "again+"]) {
      expect(await page(`/deliveries?done=${done}`)).not.toContain('role="status"');
    }
  });
});
