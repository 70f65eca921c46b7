import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const AS_PERSON = { headers: { ...ADMIN, Accept: "text/html" } };
const HOSTILE = '=<img src="x">\u202e';
const figures = v.looseObject({ chats: v.number(), alerts: v.number() });
const answered = v.object({
  days: v.array(v.looseObject({ day: v.string(), ...figures.entries })),
  total: v.looseObject({ ...figures.entries, speed: v.unknown() }),
  before: figures,
  openByNow: v.number(),
  wonBackOfOlder: v.number(),
  asOf: v.null(),
  countedFrom: v.null(),
  agents: v.array(v.looseObject({ agent: v.string(), ...figures.entries })),
  queues: v.array(v.looseObject({ queue: v.nullable(v.string()), ...figures.entries, openByNow: v.number() })),
});

const DAY = 86_400_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** UTC is the time zone of the tests: its noon, so that no midnight comes between. */
const TODAY = Date.now();

async function moved(chat: number, at: number) {
  await env.DB.batch([
    env.DB.prepare("UPDATE chats SET received_at = ? WHERE chat_id = ?").bind(at, chat),
    env.DB.prepare("UPDATE alerts SET opened_at = ?, since = ? WHERE chat_id = ?").bind(at, at, chat),
  ]);
}

async function act(chat: number, what: string, body: object = {}) {
  const path = `${ORIGIN}/alerts/130/${chat}/${what}`;
  const headers = { ...ADMIN, "Content-Type": "application/json", Accept: "application/json" };
  const { response, rest } = await direct(
    new Request(path, { method: "POST", headers, body: JSON.stringify(body) }),
    {},
  );
  await rest;
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
}

async function read(query = "") {
  const response = await get(`/statistics.json${query}`);
  expect(response.status).toBe(200);
  return v.parse(answered, await response.json());
}

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await stored(chatBody(1, { lastQueueName: "Sales" }));
  await stored(chatBody(2, { disposition: "missed", lastQueueName: "Sales" }));
  await stored(chatBody(3, { disposition: "lost", lastQueueName: "Sales" }));
  await stored(chatBody(4, { disposition: "lost", lastQueueName: HOSTILE }));
  await stored(chatBody(5, { disposition: "missed", lastQueueName: "Sales" }));
  await moved(5, TODAY - 40 * DAY);
  await moved(4, TODAY - DAY);
  await act(2, "claim");
  await act(2, "resolve", { outcome: "called-back" });
  await act(3, "claim");
});

describe("the statistics", () => {
  it("count the chats, the alerts, and what became of them, by day, by queue and in all", async () => {
    const { days, total, before, queues, agents, ...rest } = await read();
    expect(days).toHaveLength(28);
    expect(days.at(-1)).toMatchObject({
      ...{ day: dateOf(TODAY), chats: 3, alerts: 2, lost: 1, missed: 1, claimed: 2 },
      ...{ "won-back": 1, "called-back": 1, "came-back": 0, "resolved-otherwise": 0, open: 1 },
    });
    expect(days.at(-2)).toMatchObject({ day: dateOf(TODAY - DAY), chats: 1, alerts: 1, open: 1 });
    expect(days.slice(0, -2).every(({ chats, alerts }) => chats + alerts === 0)).toBe(true);
    expect(total).toMatchObject({ chats: 4, alerts: 3, "won-back": 1, open: 2 });
    expect(total.speed).toEqual({ claimed: 0, "won-back": 0 });
    expect(before).toMatchObject({ chats: 1, alerts: 1, open: 1 });
    expect(rest).toEqual({ openByNow: 3, wonBackOfOlder: 0, asOf: null, countedFrom: null });
    expect(agents).toMatchObject([{ agent: "Jane Smith", chats: 4, alerts: 3, claimed: 2, "won-back": 1 }]);
    expect(queues).toMatchObject([
      { queue: "Sales", chats: 3, alerts: 2, openByNow: 2, before: { alerts: 1 } },
      { queue: HOSTILE, chats: 1, alerts: 1, openByNow: 1, before: { alerts: 0 } },
    ]);
  });

  it("are of the days that are asked for", async () => {
    const { days, total } = await read(`?from=${dateOf(TODAY - DAY)}&to=${dateOf(TODAY)}`);
    expect(days).toHaveLength(1);
    expect(total).toMatchObject({ chats: 1, alerts: 1 });
    expect((await get("/statistics.json?days=many")).status).toBe(400);
  });

  it("are a file by day and queue, in which no cell is a formula", async () => {
    const response = await get("/statistics.csv");
    const lines = (await response.text()).trim().split("\r\n");
    expect(lines[0]).toContain('"day","queue","chats","alerts"');
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 4).join())).toEqual([
      `"${dateOf(TODAY - DAY)}","'=<img src=""x"">\u202e","1","1"`,
      `"${dateOf(TODAY)}","Sales","3","2"`,
    ]);
  });

  it("are a page with a table beside each chart, a queue's name as the text that it is, and the other forms", async () => {
    const html = await (await get("/statistics?days=7&from=", AS_PERSON)).text();
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html.match(/<table/g)).toHaveLength(3);
    expect(html).toContain("<bdi>Jane Smith</bdi>");
    expect(html).toContain('<a href="/statistics" aria-current="page">Statistics</a>');
    expect(html).toContain('<a href="/statistics?days=7" aria-current="page">7 days</a>');
    expect(html).toContain('href="/statistics.csv?days=7"');
    expect(html).toContain("=&lt;img src=");
    expect(html).not.toMatch(/<img|<script|\u202e|undefined|NaN/);
  });

  it("are told in the reader's language", async () => {
    const hungarian = { headers: { ...AS_PERSON.headers, "Accept-Language": "hu" } };
    const html = await (await get("/statistics", hungarian)).text();
    expect(html).toContain("<h1>Statisztika</h1>");
    expect(html).not.toContain("Won back");
  });

  it("are on the audit list when somebody takes them away", async () => {
    await (await get("/statistics.csv")).text();
    const taken = () => env.DB.prepare("SELECT what FROM audit WHERE action = 'exported'").raw();
    await vi.waitFor(async () => expect(await taken()).toContainEqual(["2 rows of the statistics"]));
  });
});
