import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { get } from "../support/door.ts";

const DAY = Date.parse("2020-11-24T00:00:00Z");

const text = v.nullable(v.string());
const actor = v.strictObject({ authMethod: text, id: text, name: text });
const row = v.strictObject({
  ...{ at: text, id: text, who: text, door: text, action: text, chat: text, what: text },
  actor,
});
const answer = v.object({ audit: v.array(row) });

async function list(query: string): Promise<readonly v.InferOutput<typeof row>[]> {
  const response = await get(`/audit.json${query}`);
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
  return v.parse(answer, await response.json()).audit;
}

async function record(at: number, who: string, door: string, action: string, chat: number | null): Promise<void> {
  const sql =
    "INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  const project = chat === null ? null : 130;
  await env.DB.prepare(sql)
    .bind(at, crypto.randomUUID(), who, door, action, chat, project, `deed ${at - DAY}`)
    .run();
}

beforeAll(async () => {
  await record(DAY, "Jane Smith", "access", "opened", 1);
  await record(DAY + 1, "sales", "link", "opened", 1);
  await record(DAY + 2, "Jane Smith", "access", "erased", 2);
  await record(DAY + 3, "=1+1", "access", "listed", null);
});

/** By the numbers of the entries. Looking puts entries on the list too: they are later. */
async function found(query: string): Promise<readonly string[]> {
  const entries = await list(`?to=2020-11-25&${query}`);
  return entries.map(({ what }) => String(what).replace("deed ", ""));
}

describe("GET /audit.json", () => {
  it("shows the latest first, with who, door, action, chat and time", async () => {
    expect(await found("")).toEqual(["3", "2", "1", "0"]);
    expect((await list("?action=erased"))[0]).toEqual({
      at: "2020-11-24T00:00:00.002Z",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      who: "Jane Smith",
      door: "access",
      action: "erased",
      chat: "130/2",
      what: "deed 2",
      actor: { authMethod: "access", id: "Jane Smith", name: "Jane Smith" },
    });
  });

  it.each([
    ["who=Jane+Smith", ["2", "0"]],
    ["door=link", ["1"]],
    ["action=opened", ["1", "0"]],
    ["chat=130/1", ["1", "0"]],
    ["chat=131/1", []],
    ["from=2020-11-24T00:00:00.002Z", ["3", "2"]],
    ["chat=130/1&door=access&from=2020-11-24", ["0"]],
  ])("is filtered by %s", async (query, numbers) => {
    expect(await found(query)).toEqual(numbers);
  });

  it.each([
    ["action=seen", "action"],
    ["chat=130", "chat"],
    ["from=yesterday", "from"],
    ["to=2020", "to"],
    ["after=1", "after"],
    ["target=slack", "target"],
  ])("names a filter that is none: %s", async (query, parameter) => {
    const response = await get(`/audit.json?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ parameter });
  });

  it("is itself on the list, once a page, and so is its export", async () => {
    await list("?chat=130/2");
    await get("/audit.csv?chat=130/1");
    const [exported, listed] = await list("?from=2020-11-25");
    expect(listed).toMatchObject({ who: "admin token", action: "listed", what: "the audit list" });
    expect(exported).toMatchObject({ who: "admin token", action: "exported", what: "2 rows of the audit list" });
  });

  it("goes on behind the link to the next page, whatever was done at the same time", async () => {
    for (let count = 0; count < 130; count += 1) await record(DAY - 1_000, "many", "token", "opened", count + 1);
    const seen: (string | null | undefined)[] = [];
    let next: string | undefined = "/audit.json?who=many";
    const pages: number[] = [];
    while (next !== undefined) {
      const response = await get(next);
      const { audit } = v.parse(answer, await response.json());
      pages.push(audit.length);
      seen.push(...audit.map(({ chat }) => chat));
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1];
    }
    expect(pages).toEqual([100, 30]);
    expect(new Set(seen).size).toBe(130);
  });
});

describe("GET /audit.csv", () => {
  it("is the same as a file, in which no cell is run", async () => {
    const response = await get("/audit.csv?to=2020-11-25&from=2020-11-24");
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="audit.csv"');
    const lines = (await response.text()).split("\r\n");
    expect(lines[0]).toBe('"at","who","door","action","chat","what","actorId","actorName"');
    expect(lines[1]).toBe(`"2020-11-24T00:00:00.003Z","'=1+1","access","listed","","deed 3","'=1+1","'=1+1"`);
    expect(lines).toHaveLength(6);
  });

  it("is not for strangers, nor for who holds a link", async () => {
    for (const path of ["/audit.csv", "/audit.json"]) expect((await get(path, { headers: {} })).status).toBe(401);
  });
});
