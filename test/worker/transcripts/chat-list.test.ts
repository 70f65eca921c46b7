import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ADMIN, chatBody, get, stored } from "../support/door.ts";

const AS_PERSON = { headers: { ...ADMIN, Accept: "text/html" } };
const page = v.object({ chats: v.array(v.looseObject({ chat: v.string() })) });

async function listed(query = "") {
  const response = await get(`/chats.json${query}`);
  expect(response.status).toBe(200);
  const { chats } = v.parse(page, await response.json());
  const [, next] = /^<(.*)>; rel="next"$/.exec(response.headers.get("Link") ?? "") ?? [];
  return { names: chats.map(({ chat }) => chat), chats, next };
}

const received = (chat: number, at: string) =>
  env.DB.prepare("UPDATE chats SET received_at = ? WHERE chat_id = ?").bind(Date.parse(at), chat).run();

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
  await stored(chatBody(1, { lastQueueName: "Sales HU" }));
  await stored(chatBody(2, { disposition: "missed", lastQueueName: null, firstQueueName: "=Support" }));
  await stored(chatBody(3, { disposition: "lost", isSpam: true, projectId: 9 }));
  await stored(chatBody(1, { lastQueueName: "Sales EN", disposition: "answered late" }));
  await received(1, "2026-11-24T08:01:00Z");
  await received(2, "2026-11-24T08:02:00Z");
  await received(3, "2026-11-24T08:03:00Z");
});

describe("the list of chats", () => {
  it("is the latest first, each with what is known without its body", async () => {
    const { names, chats } = await listed();
    expect(names).toEqual(["9/3", "130/2", "130/1"]);
    expect(chats[1]).toMatchObject({
      ...{ chat: "130/2", url: "/chats/130/2", received: "2026-11-24T08:02:00.000Z", queue: "=Support" },
      ...{ reasons: ["missed"], disposition: "missed", spam: false, revision: 1, revisions: 1 },
    });
  });

  it.each([
    ["project=9", ["9/3"]],
    ["chat=2", ["130/2"]],
    ["queue=sales%20en", ["130/1"]],
    ["queue=Sales%20HU", []],
    ["disposition=ANSWERED%20LATE", ["130/1"]],
    ["reason=missed", ["130/2"]],
    ["spam=yes", ["9/3"]],
    ["spam=no&from=2026-11-24T08:02:00Z", ["130/2"]],
    ["to=2026-11-24T08:02:00Z", ["130/1"]],
    ["queue=' OR 1=1 --", []],
  ])("is narrowed by %s", async (query, names) => {
    expect((await listed(`?${query}`)).names).toEqual(names);
  });

  it("is narrowed to the largest ids there are, and says what larger ones are not", async () => {
    const most = Number.MAX_SAFE_INTEGER;
    await stored(chatBody(most, { projectId: most }));
    expect((await listed(`?project=${most}&chat=${most}`)).names).toEqual([`${most}/${most}`]);
    expect((await get(`/chats.json?chat=${most + 1}`)).status).toBe(400);
    expect((await get(`/deliveries.json?chat=${most}/${most}`)).status).toBe(200);
    await env.DB.prepare("DELETE FROM chats WHERE chat_id = ?").bind(most).run();
  });

  it.each([
    ["quee=a", 'The parameter "quee" is no filter of this list: did you mean "queue"?'],
    ["project=x", /"project" must be a project's id/],
    ["spam=1", /"spam" must be one of yes, no/],
    ["reason=", /"reason" must be one of lost/],
    ["after=x", /"after" must be as the link/],
  ])("says what is wrong with %s, and what would be right", async (query, words) => {
    const response = await get(`/chats.json?${query}`);
    expect(response.status).toBe(400);
    expect(v.parse(v.object({ detail: v.string() }), await response.json()).detail).toMatch(words);
  });

  it("is a file with the same filters, in which no cell is a formula", async () => {
    const response = await get("/chats.csv?reason=missed");
    const lines = (await response.text()).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^"130\/2",.*,"missed","'=Support","missed","false",/);
  });

  it("is a page that takes what a form left empty for nothing, and keeps the rest for the other forms", async () => {
    const html = await (await get("/chats?project=&queue=sales+en&reason=&from=", AS_PERSON)).text();
    expect(html).toContain('href="/chats/130/1"');
    expect(html).not.toContain('href="/chats/130/2"');
    expect(html).toContain('href="/chats.csv?queue=sales+en"');
    expect(html).toContain('name="queue" type="text" value="sales en"');
  });

  it("is told in the reader's language", async () => {
    const hungarian = { headers: { ...AS_PERSON.headers, "Accept-Language": "hu" } };
    expect(await (await get("/chats", hungarian)).text()).toContain("<h1>Beszélgetések</h1>");
  });

  it("goes on where a page ended, each chat once, and reads no more than it shows", async () => {
    const numbers = Array.from({ length: 120 }, (_, index) => 1000 + index);
    await env.DB.prepare(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
       SELECT value, 130, 1, 1, '', 0, 0, 1000 + value / 40 FROM json_each(?)`,
    )
      .bind(JSON.stringify(numbers))
      .run();
    const seen: string[] = [];
    let path: string | undefined = "?to=2026-01-01";
    while (path !== undefined) {
      const { names, next }: Awaited<ReturnType<typeof listed>> = await listed(path);
      seen.push(...names);
      path = next?.replace("/chats.json", "");
    }
    expect(seen).toEqual(numbers.toReversed().map((number) => `130/${number}`));
    const { meta } = await env.DB.prepare(
      "SELECT * FROM chats WHERE gone IS NULL ORDER BY received_at DESC LIMIT 10",
    ).run();
    expect(meta.rows_read).toBeLessThanOrEqual(20);
  });
});
