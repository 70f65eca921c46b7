import { beforeEach, describe, expect, it } from "vitest";
import callDisposition from "../../fixtures/foreign-webhooks/call-disposition.json";
import email from "../../fixtures/foreign-webhooks/email.json";
import payment from "../../fixtures/foreign-webhooks/payment-transaction.json";
import ticket from "../../fixtures/foreign-webhooks/ticket-status.json";
import { quarantined } from "../intake/support/quarantine.ts";
import { chatBody, get, post, stored } from "../support/door.ts";

const ID = "an integer from 1 to 9007199254740991, or the same as a string of digits";

async function refusal(body: BodyInit | null) {
  const response = await post(body);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  const text = await response.text();
  return { status: response.status, text };
}

describe("a body that is no chat", () => {
  it.each([
    ["{", "body: expected JSON."],
    ["", "body: expected JSON."],
    ["[]", "body: expected a JSON object with chatId and projectId."],
    ['{"chatId":101}', `projectId: expected ${ID}.`],
    ['{"projectId":130,"chatId":"Jane Smith"}', `chatId: expected ${ID}.`],
    ['{"projectId":130,"chatId":101.0000000000000001}', `chatId: expected ${ID}.`],
  ])("is 422, and told which field and what was expected: %s", async (body, detail) => {
    const { status, text } = await refusal(body);
    expect(status).toBe(422);
    expect(JSON.parse(text)).toMatchObject({ status: 422, detail });
    expect(text).not.toContain("Jane Smith");
  });

  it.each([
    ["Ticket Status", ticket],
    ["Email", email],
    ["Call Disposition", callDisposition],
    ["Payment Transaction", payment],
  ])("is told that it is the vendor's %s webhook", async (name, body) => {
    const { status, text } = await refusal(JSON.stringify(body));
    expect(status).toBe(422);
    expect(text).toContain(`looks like VCC Live's ${name} webhook`);
  });

  it("is 422 where there is none at all", async () => {
    expect((await refusal(null)).status).toBe(422);
  });

  it("is 413 over ten megabytes, and is not kept", async () => {
    const before = (await quarantined()).length;
    const { status, text } = await refusal(" ".repeat(10_000_001));
    expect(status).toBe(413);
    expect(text).toContain("10000000 bytes");
    expect(await quarantined()).toHaveLength(before);
  });
});

describe("the quarantine", () => {
  beforeEach(async () => {
    await post('{"chatId":7,"kept":true}');
  });

  it("holds a body once, and counts how often it came", async () => {
    const [first] = await quarantined();
    expect(first).toMatchObject({ problem: `projectId: expected ${ID}`, encrypted: false });
    await post('{"chatId":7,"kept":true}');
    await post('{"chatId":7, "kept":true}');
    const [other, again] = await quarantined();
    expect(other).toMatchObject({ count: 1 });
    expect(again).toMatchObject({ id: first?.id, count: (first?.count ?? 0) + 1, firstAt: first?.firstAt });
  });

  it("shows itself to the admin alone, and never the bodies", async () => {
    expect((await get("/quarantine.json", { headers: {} })).status).toBe(401);
    expect(await (await get("/quarantine.json")).text()).not.toContain("kept");
  });

  it("gives a body back to the intake only to the admin, who is told what is wrong with it still", async () => {
    const [entry] = await quarantined();
    const replay = `/quarantine/${entry?.id}/replay`;
    expect((await get(replay, { method: "POST", headers: {} })).status).toBe(401);
    const response = await get(replay, { method: "POST" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("projectId: expected");
    expect((await quarantined())[0]).toMatchObject({ id: entry?.id, count: (entry?.count ?? 0) + 1 });
  });

  it("has nothing under another id", async () => {
    for (const id of ["0".repeat(64), "x", "%2F"]) {
      expect((await get(`/quarantine/${id}/replay`, { method: "POST" })).status).toBe(404);
      expect((await get(`/quarantine/${id}/replay`, { method: "POST", headers: {} })).status).toBe(401);
    }
    const response = await get(`/quarantine/x/replay`);
    expect([response.status, response.headers.get("Allow")]).toEqual([405, "POST"]);
  });

  it("holds a large body whole", async () => {
    const { text } = await refusal(JSON.stringify({ chatId: 8, note: "é".repeat(2_500_000) }));
    expect(text).toContain("projectId");
    const [entry] = await quarantined();
    const response = await get(`/quarantine/${entry?.id}/replay`, { method: "POST" });
    // Cut anywhere it would be no JSON.
    expect(await response.text()).toContain("projectId");
  });

  it("is not touched by a chat that came well", async () => {
    const before = await quarantined();
    expect(await stored(chatBody(1))).toMatchObject({ status: "stored" });
    expect(await quarantined()).toEqual(before);
  });
});
