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

  it("that is none is 404", async () => {
    for (const path of ["/quarantine/nothing", "/quarantine/nothing.json"]) expect((await get(path)).status).toBe(404);
  });
});

describe("the quarantine", () => {
  it("goes on where a page ended, each entry once", async () => {
    const rows = Array.from({ length: 120 }, (_, index) => index);
    await env.DB.prepare(
      `INSERT INTO quarantine SELECT printf('%064x', value), 1, 1, value / 40, 'odd', 0, '', '' FROM json_each(?)`,
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
