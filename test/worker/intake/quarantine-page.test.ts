import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ADMIN, chatBody, get, ORIGIN, post } from "../support/door.ts";
import { quarantined } from "./support/quarantine.ts";

const AS_PERSON = { ...ADMIN, Accept: "text/html" };

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await env.DB.batch([env.DB.prepare("DELETE FROM quarantine"), env.DB.prepare("DELETE FROM rest")]);
});

async function page(path: string): Promise<string> {
  const response = await get(path, { headers: AS_PERSON });
  expect(response.status).toBe(200);
  return response.text();
}

async function keep(body: BodyInit): Promise<string> {
  await post(body);
  const [entry] = await quarantined();
  if (entry === undefined) throw new Error("nothing is in quarantine");
  return entry.id;
}

describe("an entry of the quarantine", () => {
  it("shows what came as text in which nothing acts and nothing is unseen", async () => {
    const id = await keep("<script>alert(1)</script> \u202Egpj.exe");
    const html = await page(`/quarantine/${id}`);
    expect(html).toContain('&lt;script>alert(1)&lt;/script> <span class="sign">[U+202E]</span>gpj.exe');
    expect(html).not.toContain("<script");
  });

  it("shows bytes that are no text as hex digits, and gives them to programs in base64", async () => {
    const id = await keep(new Uint8Array([0xff, 0x00, 0x7b]));
    expect(await page(`/quarantine/${id}`)).toContain("ff 00 7b");
    expect(await (await get(`/quarantine/${id}.json`)).json()).toMatchObject({ id, base64: "/wB7", bytes: 3 });
  });

  it.each([0, 1, 2, 3, 1_500_001])("says how large a body of %i bytes is", async (length) => {
    const id = await keep("x".repeat(length));
    expect(await (await get(`/quarantine/${id}.json`)).json()).toMatchObject({
      bytes: length,
      text: "x".repeat(length),
    });
  });

  it("is read again by a form, which leads to the chat that it has become", async () => {
    const body = JSON.stringify(JSON.parse(chatBody(77)), null, 1);
    const id = await keep("{");
    const encoded = new TextEncoder().encode(body).toBase64();
    await env.DB.prepare("UPDATE quarantine SET body = ? WHERE id = ?").bind(encoded, id).run();
    const response = await get(`/quarantine/${id}/replay`, {
      method: "POST",
      headers: AS_PERSON,
      body: new URLSearchParams({ next: "/quarantine" }),
    });
    expect(response.status).toBe(303);
    const location = response.headers.get("Location") ?? "";
    expect(location).toMatch(`${ORIGIN}/quarantine?done=replayed-130`);
    expect(await page(location.slice(ORIGIN.length))).toContain('<a href="/chats/130/77">chat 130/77</a>');
  });

  it("says what is wrong in the reader's language, and to programs in English and as a code", async () => {
    const id = await keep('{"projectId":130,"ticket":1,"action":"x"}');
    const expected = "an integer from 1 to 9007199254740991, or the same as a string of digits";
    const problem = `chatId: expected ${expected}; looks like the Ticket Status webhook`;
    const code = { code: "wrong-id", args: { field: "chatId", looksLike: "Ticket Status" } };
    expect(await (await get(`/quarantine/${id}.json`)).json()).toMatchObject({ problem, ...code });
    expect(await quarantined()).toMatchObject([{ problem, ...code }]);
    const hungarian = { ...AS_PERSON, "Accept-Language": "hu" };
    for (const path of ["/quarantine", `/quarantine/${id}`]) {
      const html = await (await get(path, { headers: hungarian })).text();
      expect(html).toContain("hibás mező: chatId; helyesen: egész szám 1 és 9007199254740991 között");
      expect(html).not.toContain("expected");
    }
  });

  it("that an older version has written, or written again, is said as it wrote it", async () => {
    const id = await keep("{");
    const json = async () => (await get(`/quarantine/${id}.json`)).json();
    expect(await json()).toMatchObject({ problem: "body: expected JSON", code: "not-json", args: {} });
    await env.DB.prepare("UPDATE quarantine SET count = 2, last_at = last_at + 1, problem = 'something else'").run();
    const said = { problem: "something else", code: "said", args: { text: "something else" } };
    expect(await json()).toMatchObject(said);
    await env.DB.prepare("UPDATE quarantine SET code = NULL, args = NULL, code_at = NULL").run();
    expect(await json()).toMatchObject(said);
    expect(await page("/quarantine")).toContain("something else");
  });

  it("of a newer version is said by its code", async () => {
    const id = await keep("{");
    await env.DB.prepare("UPDATE quarantine SET code = 'from-afar', args = '[]'").run();
    expect(await (await get(`/quarantine/${id}.json`)).json()).toMatchObject({ problem: "from-afar", args: [] });
    expect(await page(`/quarantine/${id}`)).toContain("from-afar");
  });

  it("that is none is 404", async () => {
    for (const path of ["/quarantine/nothing", "/quarantine/nothing.json"]) expect((await get(path)).status).toBe(404);
  });
});

describe("the quarantine", () => {
  it("goes on where a page ended, each entry once", async () => {
    const rows = Array.from({ length: 120 }, (_, index) => index);
    await env.DB.prepare(
      `INSERT INTO quarantine (id, count, first_at, last_at, problem, encrypted, iv, body)
       SELECT printf('%064x', value), 1, 1, value / 40, 'odd', 0, '', '' FROM json_each(?)`,
    )
      .bind(JSON.stringify(rows))
      .run();
    const seen: number[] = [];
    let path: string | undefined = "/quarantine.json";
    while (path !== undefined) {
      const response = await get(path);
      const body: { quarantine: { id: string }[] } = await response.json();
      seen.push(...body.quarantine.map(({ id }) => Number.parseInt(id, 16)));
      path = /^<(.*)>; rel="next"$/.exec(response.headers.get("Link") ?? "")?.[1];
    }
    expect(seen).toEqual(rows.toReversed());
    expect(await page("/quarantine")).toMatch(/<a href="\/quarantine\?after=0\.0+14" rel="next">/);
  });

  it("has no filters, and says so", async () => {
    expect((await get("/quarantine.json?encrypted=1")).status).toBe(400);
  });
});
