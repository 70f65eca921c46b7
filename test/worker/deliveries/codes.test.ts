import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { codeToJson, storeCode } from "../../../src/alerts/stored-code.ts";
import { storedEnd, storedOutage } from "../../../src/locale/recorded-text.ts";
import { EVERY_END, EVERY_OUTAGE } from "../../locale/support/recorded.ts";
import { CREATED, recordDelivery } from "../support/deliveries.ts";
import { ADMIN, get } from "../support/door.ts";

const ENDED_AT = CREATED + 9_250;

async function clear(...tables: readonly string[]): Promise<void> {
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
}

beforeEach(() => clear("deliveries", "outages"));

async function page(path: string, language: string): Promise<string> {
  const response = await get(path, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } });
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

async function json(path: string): Promise<unknown> {
  return (await get(path, { headers: { ...ADMIN, Accept: "application/json" } })).json();
}

interface End {
  readonly note: string | null;
  readonly code: string | null;
  readonly args: string | null;
  readonly code_at: number | null;
}

async function suppressed(end: Partial<End>): Promise<string> {
  const id = await recordDelivery(1, { status: "suppressed", note: end.note ?? null, attempts: "[]" });
  const coded = env.DB.prepare("UPDATE deliveries SET code = ?, args = ?, code_at = ? WHERE id = ?");
  await coded.bind(end.code ?? null, end.args ?? null, end.code_at ?? null, id).run();
  return id;
}

/** What programs and people see of a delivery. */
async function shown(id: string) {
  return {
    json: await json(`/deliveries/${id}`),
    list: await json("/deliveries.json"),
    en: await page(`/deliveries/${id}`, "en"),
    hu: await page(`/deliveries/${id}`, "hu"),
    listHu: await page("/deliveries", "hu"),
  };
}

/** Instants are written as the reader writes them. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/;

describe("why a delivery ended", () => {
  it.each(EVERY_END)("is said in the reader's language, and to programs in English and as a code: $en", async (end) => {
    const stored = storedEnd(end.of);
    const id = await suppressed({ ...stored, code_at: ENDED_AT });
    const { json, list, en, hu, listHu } = await shown(id);
    const known = { note: end.en, ...codeToJson(storeCode(end.of)) };
    expect(json).toMatchObject(known);
    expect(list).toMatchObject({ deliveries: [known] });
    for (const part of end.en.split(INSTANT)) expect(en).toContain(part);
    for (const part of end.hu.split(INSTANT)) expect([hu.includes(part), listHu.includes(part)]).toEqual([true, true]);
  });

  it("is shown as an older version wrote it, in every language", async () => {
    const note = "resolved by Kovács Éva: called back";
    const { json, en, hu, listHu } = await shown(await suppressed({ note }));
    expect(json).toMatchObject({ note, code: "said", args: { text: note } });
    for (const html of [en, hu, listHu]) expect(html).toContain(note);
  });

  it("is the sentence where an older version has ended it again since: its code is void", async () => {
    const { note: _, ...stale } = storedEnd({ code: "expired" });
    const { json, hu } = await shown(await suppressed({ note: "answered 200", ...stale, code_at: ENDED_AT - 1 }));
    expect(json).toMatchObject({ note: "answered 200", code: "said" });
    expect(hu).toContain("answered 200");
  });

  it("is shown by its code where only a newer version knows that", async () => {
    const newer = { note: "some news", code: "from-afar", args: '{"by":7}', code_at: ENDED_AT };
    const { json, en, hu, listHu } = await shown(await suppressed(newer));
    expect(json).toMatchObject({ note: "from-afar", code: "from-afar", args: { by: 7 } });
    for (const html of [en, hu, listHu]) expect(html).toContain("from-afar");
  });

  it("is forgotten where it is sent again", async () => {
    const id = await suppressed({ ...storedEnd({ code: "marked-as-spam" }), code_at: ENDED_AT });
    await get(`/deliveries/${id}/retry`, { method: "POST", headers: ADMIN });
    const row = await env.DB.prepare("SELECT code, args FROM deliveries WHERE id = ?").bind(id).first();
    expect(row?.code).not.toBe("marked-as-spam");
  });
});

describe("why a target is disabled", () => {
  it.each(EVERY_OUTAGE)("is said in the reader's language, and to programs as a code: $en", async (outage) => {
    const stored = storedOutage(outage.of);
    const sql = "INSERT INTO outages (target, since, reason, code, args) VALUES ('slack', ?, ?, ?, ?)";
    await env.DB.prepare(sql).bind(CREATED, stored.note, stored.code, stored.args).run();
    const known = { reason: outage.en, ...codeToJson(storeCode(outage.of)) };
    expect(await json("/healthz")).toMatchObject({ targets: { slack: known } });
    expect(await json("/alerts.json")).toMatchObject({ outOfOrder: [{ target: "slack", ...known }] });
    const [inbox, settings] = [await page("/", "hu"), await page("/settings", "hu")];
    for (const part of outage.hu.split(INSTANT)) expect(inbox).toContain(part);
    expect(settings).toContain(outage.of.code === "switched-off" ? "kikapcs" : outage.hu.split(INSTANT).at(-1));
  });
});
