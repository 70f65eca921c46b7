import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { FAILURES, recordDelivery } from "../support/deliveries.ts";
import { ADMIN, chatBody, get, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";

const PATH = "/deliveries/130-101-alert-1-slack";

beforeAll(async () => {
  await stored(chatBody(101));
  await recordDelivery(101, { rule: "Sales <hours>" });
});

async function as(accept: string, path = PATH) {
  const response = await get(path, { headers: { ...ADMIN, Accept: accept } });
  return { status: response.status, type: response.headers.get("Content-Type"), body: await response.text() };
}

describe("a delivery", () => {
  it("is JSON for programs, as in the list", async () => {
    const { type, body } = await as("application/json");
    expect(type).toMatch(/^application\/json/);
    const [inList] = JSON.parse(await (await get("/deliveries.json?chat=130/101")).text()).deliveries;
    expect(JSON.parse(body)).toEqual(inList);
  });

  it("is a page for people: what became of it, the chat, every attempt", async () => {
    const { type, body } = await as("text/html");
    expect(type).toMatch(/^text\/html/);
    for (const words of [
      "Failed: answered 404 no_service",
      'href="/chats/130/101"',
      "Sales &lt;hours",
      "answered 500 (250 ms)",
      "refused, answered 404",
    ])
      expect(body).toContain(words);
  });

  it("is text for a terminal", async () => {
    const { type, body } = await as("text/plain");
    expect(type).toMatch(/^text\/plain/);
    expect(body).toContain("Failed: answered 404 no_service\n");
    expect(body).toContain("Chat 130/101: /chats/130/101\n");
    expect(body).toContain("Rule: Sales <hours>\n");
    expect(body).toContain("failed, answered 500 (250 ms); it may have arrived\n");
  });

  it("says so when nothing was sent, because a rule tells nobody", async () => {
    const silent = { target: "-", rule: "Tests", status: "suppressed", note: 'the rule "Tests" tells nobody' };
    const id = await recordDelivery(102, { ...silent, attempts: "[]" });
    const { body } = await as("text/plain", `/deliveries/${id}`);
    expect(body).toContain('Suppressed: the rule "Tests" tells nobody\n');
    expect(body).toContain("Target: nobody\n");
    expect(body).toContain("Nothing has been sent.\n");
  });

  it("may be about no single chat", async () => {
    const id = await recordDelivery(103, { id: "watch-1-slack", chat_id: null, project_id: null, reasons: "[]" });
    expect(JSON.parse((await as("application/json", `/deliveries/${id}`)).body)).toMatchObject({ chats: [] });
    expect((await as("text/html", `/deliveries/${id}`)).body).toContain("<h1>Delivery to slack</h1>");
  });

  it("says for whom it was meant, and which target is out of order", async () => {
    const meant = await recordDelivery(104, { other_target: "sales-slack" });
    const outage = { kind: "outage", other_target: "sales-slack", chat_id: null, project_id: null, reasons: "[]" };
    const told = await recordDelivery(105, { id: "outage-1-slack", ...outage });
    expect((await as("text/plain", `/deliveries/${meant}`)).body).toContain("\nMeant for: sales-slack\n");
    const { body } = await as("text/plain", `/deliveries/${told}`);
    expect(body).toContain("\nDisabled: sales-slack\n");
    expect(body).not.toContain("Rule:");
  });

  it("says in words what each attempt came to", async () => {
    const outcomes = ["malformed", "out-of-order"].map((outcome) => ({ ...FAILURES[0], outcome }));
    const id = await recordDelivery(106, { attempts: JSON.stringify(outcomes) });
    const { body } = await as("text/plain", `/deliveries/${id}`);
    expect(body).toContain("rejected as malformed, answered 500 (250 ms); it may have arrived\n");
    expect(body).toContain("refused: the target takes nothing, answered 500 (250 ms); it may have arrived\n");
  });

  it("opens to a link signed for it, whose links to the chats open too", async () => {
    const link = await signLink(LINK_SECRET, PATH, "slack", Date.now() + 60_000);
    const response = await get(link, { headers: { Accept: "application/json" } });
    expect(response.status).toBe(200);
    const [{ url }] = JSON.parse(await response.text()).chats;
    expect(new URL(url, ORIGIN).searchParams.get("to")).toBe("slack");
    expect((await get(url, { headers: {} })).status).toBe(200);
    expect((await get(`/deliveries.json${link.slice(PATH.length)}`, { headers: {} })).status).toBe(401);
  });

  it("that is none is 404 to the admin, and 401 to a stranger as what exists", async () => {
    expect((await as("application/json", "/deliveries/130-9-alert-1-slack")).status).toBe(404);
    for (const path of [PATH, "/deliveries/130-9-alert-1-slack", "/deliveries.json"]) {
      expect((await get(path, { headers: {} })).status).toBe(401);
    }
  });
});
