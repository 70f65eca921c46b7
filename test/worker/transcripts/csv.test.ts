import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { parseCsv } from "../../web/http/support/rfc-4180.ts";
import { ADMIN, chatBody, get, ORIGIN, post } from "../support/door.ts";
import { signedIn } from "../support/signed-in.ts";

const CARD = "4111 1111 1111 1111";
const NOTE = "0036301234567";

type Headers = Readonly<Record<string, string>>;

async function file(path: string, headers: Headers = ADMIN, separator = ",") {
  const response = await get(path, { headers });
  expect(response.status).toBe(200);
  const bytes = await response.bytes();
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [names = [], ...rows] = parseCsv(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), separator);
  const named = rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  return { names, rows: named, headers: response.headers };
}

const inLanguage = async (language: string): Promise<Headers> => {
  return { ...(await signedIn("admin")), "Accept-Language": language };
};

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const at = (second: number) => new Date(Date.parse("2026-11-24T08:00:00Z") + second * 1000).toISOString();
  const missed = {
    ...{ disposition: "missed", lastQueueName: "Sales", firstAgentName: "Kovács Éva", lastAgentName: "Jane Smith" },
    ...{ clientData: { name: `Anna ${CARD}` }, isSpam: 0, slaStatus: "" },
    conversation: [
      { from: "Visitor", date: at(0), message: "Hello?" },
      { from: "Visitor", date: at(4.5), message: "12/5" },
    ],
  };
  await post(chatBody(5, missed));
  const fine = { disposition: "completed", slaStatus: "answeredBeforeSLA", isSpam: 0, contactId: 9, entityId: 9 };
  await post(chatBody(1_012, { ...fine, clientData: { name: "=Béla" } }));
  await env.DB.prepare("UPDATE chats SET received_at = ? WHERE chat_id = 5")
    .bind(Date.parse("2026-11-24T23:30:00Z"))
    .run();
  const body = JSON.stringify({ outcome: "called-back", note: NOTE });
  const headers = { ...ADMIN, "Content-Type": "application/json" };
  expect((await get("/alerts/130/5/claim", { method: "POST", headers, body: "{}" })).status).toBe(200);
  expect((await get("/alerts/130/5/resolve", { method: "POST", headers, body })).status).toBe(200);
});

describe("the file of chats", () => {
  it("has for programs what it had, then what became of each chat", async () => {
    const { names, rows, headers } = await file("/chats.csv?chat=5");
    expect(names).toEqual([
      ...["chat", "url", "received", "reasons", "queue", "disposition", "spam", "messages", "revision", "revisions"],
      ...["receivedLocal", "customer", "agents", "platform", "state", "who", "outcome", "waited", "note"],
    ]);
    expect(rows).toEqual([
      {
        ...{ chat: "130/5", url: `${ORIGIN}/chats/130/5`, received: "2026-11-24T23:30:00.000Z", reasons: "missed" },
        ...{ queue: "Sales", disposition: "missed", spam: "false", messages: "2", revision: "1", revisions: "1" },
        ...{ receivedLocal: "2026-11-25 00:30:00", customer: expect.stringContaining("Anna"), platform: "webchat" },
        ...{ agents: expect.stringContaining("Jane Smith"), state: "resolved", who: "admin token" },
        ...{ outcome: "called-back", waited: "4.5", note: NOTE },
      },
    ]);
    expect(rows[0]?.customer).not.toContain(CARD);
    expect(headers.get("Content-Disposition")).toBe('attachment; filename="chats.csv"');
  });

  it.each(["hu", "de-AT,de;q=0.9,en;q=0.5"])(
    "has semicolons and decimal commas for who signed in: %s",
    async (language) => {
      const { names, rows, headers } = await file("/chats.csv?chat=5", await inLanguage(language), ";");
      expect(names.slice(0, 4)).toEqual(["chat", "url", "received", "receivedLocal"]);
      expect(rows[0]).toMatchObject({ waited: "4,5", note: `'${NOTE}`, receivedLocal: "2026-11-25 00:30:00" });
      expect(headers.get("Content-Disposition")).toMatch(/filename="chats-\d{4}-\d\d-\d\d\.csv"$/);
    },
  );

  it("has commas for who signed in and reads English, and text stays text", async () => {
    const { rows } = await file("/chats.csv?chat=5", await inLanguage("en"));
    expect(rows[0]).toMatchObject({ waited: "4.5", note: `'${NOTE}` });
  });

  it("names the customer and the agent of a chat that nobody had to hear of", async () => {
    const { rows } = await file("/chats.csv?chat=1012");
    expect(rows[0]).toMatchObject({
      customer: "'=Béla",
      agents: "Jane Smith",
      state: "",
      who: "",
      waited: "",
      note: "",
    });
  });

  it("goes on in the same form", async () => {
    const { headers } = await file("/chats.csv?queue=none&separator=tab", ADMIN, "\t");
    expect(headers.get("Link") ?? "separator=tab").toContain("separator=tab");
  });
});

const FILES = ["/chats.csv", "/statistics.csv", "/audit.csv", "/chats/130/5.csv"];

describe.each(FILES)("%s", (path) => {
  it.each([
    ["comma", ","],
    [",", ","],
    ["semicolon", ";"],
    [";", ";"],
    ["tab", "\t"],
  ])("has the separator that is asked for, for programs and for people: %s", async (asked, separator) => {
    const query = `?separator=${encodeURIComponent(asked)}`;
    for (const headers of [ADMIN, { ...(await signedIn("admin")), "Accept-Language": "hu" }]) {
      const { names, rows } = await file(path + query, headers, separator);
      expect(names.length).toBeGreaterThan(6);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("takes no other separator", async () => {
    for (const asked of ["pipe", "", "comma,", "%00"]) {
      const response = await get(`${path}?separator=${asked}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ parameter: "separator" });
    }
  });

  it("has semicolons in Hungarian, and commas for a program in any language", async () => {
    await file(path, { ...(await signedIn("admin")), "Accept-Language": "hu" }, ";");
    const { names } = await file(path, { ...ADMIN, "Accept-Language": "hu" });
    expect(names.length).toBeGreaterThan(6);
  });
});

describe("the file of a conversation", () => {
  it("has local times and addresses for people, and no date where somebody wrote a fraction", async () => {
    const { rows } = await file("/chats/130/5.csv", await inLanguage("hu"), ";");
    expect(rows[1]).toEqual({
      ...{ project: "130", chat: "5", number: "2", time: "2026-11-24T08:00:04.500Z", timeLocal: "2026-11-24 09:00:04" },
      ...{ side: "customer", from: "Visitor", message: "'12/5", url: `${ORIGIN}/chats/130/5#m-2` },
    });
  });
});

it("the audit file has local times and addresses for people", async () => {
  const headers = { ...(await signedIn("admin")), "Accept-Language": "hu" };
  const { rows } = await file("/audit.csv?action=resolved", headers, ";");
  expect(rows[0]).toMatchObject({ chat: "130/5", url: `${ORIGIN}/chats/130/5` });
  expect(rows[0]?.atLocal).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});
