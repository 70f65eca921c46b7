import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ADMIN, get } from "../support/door.ts";

const AT = Date.parse("2020-11-24T08:01:00Z");

async function record(at: number, who: string, door: string, action: string, chat: number | null): Promise<void> {
  await env.DB.prepare(
    "INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  )
    .bind(at, crypto.randomUUID(), who, door, action, chat, chat === null ? null : 130, `entry of ${who}`)
    .run();
}

async function page(query: string, language = "en"): Promise<string> {
  const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
  const response = await get(`/audit${query}`, { headers });
  expect(response.status).toBe(200);
  return response.text();
}

beforeAll(async () => {
  await record(AT, "Jane Smith", "access", "opened", 1);
  await record(AT + 1, "sales", "link", "exported", null);
  await record(AT + 2, "<b>Peter\u202E</b>", "a door of old", "switched-off", null);
});

describe("the page of the audit list", () => {
  it("says who did what, when and by which door, and leads to the transcript", async () => {
    const html = await page("?chat=130/1");
    expect(html).toContain("24 Nov 2020, 09:01");
    for (const words of ["Jane Smith", "Cloudflare Access", "Opened", "entry of Jane Smith"]) {
      expect(html).toMatch(new RegExp(`<td[^>]*>(<[^>]+>)*${words}</`));
    }
    expect(html).toContain('<a href="/chats/130/1">130/1</a>');
    expect(html).toContain('<a href="/audit" aria-current="page">');
  });

  it("is told in the reader's language, doors and actions too", async () => {
    const html = await page("?chat=130/1", "hu");
    for (const words of ["<h1>Napló</h1>", "Cloudflare Accesszel</div>", "Megnyitás</div>"]) {
      expect(html).toContain(words);
    }
  });

  it("is narrowed by the filters of the other forms, keeps them, and takes what a form left empty for nothing", async () => {
    const html = await page("?who=&door=link&action=exported&chat=&from=2020-11-24&to=2020-11-25");
    expect(html).toContain("entry of sales");
    expect(html).not.toContain("entry of Jane Smith");
    const kept = "?door=link&amp;action=exported&amp;from=2020-11-24&amp;to=2020-11-25";
    for (const form of ["json", "csv"]) expect(html).toContain(`href="/audit.${form}${kept}"`);
    expect(html).toContain('<option value="link" selected>');
  });

  it("shows a name in which nothing acts and nothing is unseen, and a door that it does not know", async () => {
    const html = await page("?door=a+door+of+old");
    expect(html).toContain("&lt;b>Peter[U+202E]&lt;/b>");
    expect(html).toContain('<option value="a door of old" selected>');
  });

  it("says what is wrong with a filter", async () => {
    expect((await get("/audit?acton=opened", { headers: { ...ADMIN, Accept: "text/html" } })).status).toBe(400);
  });

  it("is itself on the list", async () => {
    await page("?who=nobody");
    const entry = await env.DB.prepare("SELECT who, door, action, what FROM audit ORDER BY at DESC LIMIT 1").first();
    expect(entry).toEqual({ who: "admin token", door: "token", action: "listed", what: "the audit list" });
  });

  it("goes on where it ended, each entry once", async () => {
    for (let chat = 1; chat <= 130; chat += 1) await record(AT, "many", "token", "opened", chat);
    const seen: (string | undefined)[] = [];
    let next: string | undefined = "?who=many";
    while (next !== undefined) {
      const html = await page(next);
      seen.push(...[...html.matchAll(/href="(\/chats\/[^"]+)"/g)].map(([, path]) => path));
      next = /href="\/audit(\?[^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toHaveLength(130);
    expect(new Set(seen).size).toBe(130);
  });
});
