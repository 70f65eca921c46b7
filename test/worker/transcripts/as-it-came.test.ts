import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { moved } from "../../demo/moved.ts";
import hebrew from "../../fixtures/chats/name-in-hebrew.json";
import beyond from "../../fixtures/chats/number-beyond-2-53.json?raw";
import spellings from "../../fixtures/chats/numbers-in-every-spelling.json?raw";
import options from "../../fixtures/chats/option-ids-and-contacts-by-phone.json";
import { direct } from "../support/direct.ts";
import { ADMIN, get, LINK_SECRET, ORIGIN, post, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();
beforeEach(() => vi.spyOn(console, "log").mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

const NUMBER = "1152921506151679042";
/** Of the number above, what is left of it in a double. */
const ROUNDED = /1152921506151679(?!04[23])/;
const SOON = Date.now() + 60_000;
const HTML = { ...ADMIN, Accept: "text/html" };

const SETTINGS = {
  LABELS: { newfield7: { label: "Interest", options: { 23: "Fibre" } } },
  CRM_LINKS: [
    { label: "CRM", url: "https://crm.example.com/c/{customerid}" },
    { label: "Cards", url: "https://crm.example.com/card/{card}" },
    { label: "Contact", url: "https://crm.example.com/contact/{contactId}" },
  ],
};

async function page(
  path: string,
  settings: object = SETTINGS,
  headers: Record<string, string> = HTML,
): Promise<string> {
  const { response, rest } = await direct(new Request(`${ORIGIN}${path}`, { headers }), settings);
  await rest;
  expect(response.status).toBe(200);
  return response.text();
}

/** What a browser copies of a page. */
function copied(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe("a number beyond 2^53", () => {
  beforeEach(async () => {
    await stored(beyond);
    await stored(spellings);
  });

  it("is shown as it was sent, on the page and in every form that has the record", async () => {
    for (const form of ["", ".txt", ".md", ".json"]) {
      const text = await (await get(`/chats/130/207${form}`, { headers: HTML })).text();
      expect(text, form).toContain(NUMBER);
      expect(text, form).not.toMatch(ROUNDED);
    }
    const all = copied(await page("/chats/130/212", {}));
    for (const written of [NUMBER, `-1152921506151679043`, "1.50", "0.12345678901234567890123", "1E+2", "1e400"]) {
      expect(all).toContain(written);
    }
    const text = await (await get("/chats/130/212.txt")).text();
    expect(text).toContain("orders: 9007199254740993, 2.0\naccount.ids.0.id: 36028797018963969");
    expect(text).toContain("tiny: -4.9e-324\nminus: -0\n");
  });

  it("that changes makes a new revision, and the page says what it was and is", async () => {
    expect(await stored(beyond)).toMatchObject({ status: "unchanged" });
    expect(await stored(beyond.replace(NUMBER, "1152921506151679043"))).toMatchObject({ status: "updated" });
    const html = copied(await page("/chats/130/207", {}));
    expect(html).toContain(`customerid${NUMBER}1152921506151679043`);
  });

  it("is in the address of a link", async () => {
    expect(await page("/chats/130/212")).toContain(
      `<a href="https://crm.example.com/c/${NUMBER}" rel="noopener noreferrer">CRM</a>`,
    );
  });

  it("decides which rule matches", async () => {
    const rule = (customerid: string) => ({
      RULES: [{ name: "VIP", match: { clientData: { customerid } }, to: ["slack"] }],
    });
    const explained = async (customerid: string) => {
      const request = new Request(`${ORIGIN}/rules/explain`, { method: "POST", headers: ADMIN, body: beyond });
      const { response, rest } = await direct(request, rule(customerid));
      await rest;
      return response.text();
    };
    expect(await explained(NUMBER)).toContain('"matched":["VIP"]');
    expect(await explained("1152921506151679043")).not.toContain("VIP");
  });

  it("is in a customer's export, of a chat and of a body in the quarantine", async () => {
    await post(beyond.replace('"chatId": 207', '"chatId": "none"'));
    const text = await (await get("/customers/130/1220.json")).text();
    const exported: { quarantine: readonly unknown[] } = JSON.parse(text);
    expect(exported.quarantine).toHaveLength(1);
    expect(text.split(NUMBER).length).toBeGreaterThan(2);
    expect(text).not.toMatch(ROUNDED);
    expect(text).toContain(`"customerid": ${NUMBER}`);
  });
});

describe("labels and links", () => {
  beforeEach(async () => {
    await stored(JSON.stringify(options));
  });

  it("stand on the page beside what was sent", async () => {
    const html = await page("/chats/130/208");
    expect(html).toContain("<bdi>Interest</bdi> <small>newfield7</small>");
    expect(html).toContain("<bdi>Fibre</bdi> <small>(23)</small>");
    expect(copied(await page("/chats/130/208", {}))).toContain("newfield7option 23 (23)");
  });

  it("stand in the text forms beside what was sent, and in the meta form", async () => {
    expect(await page("/chats/130/208.txt")).toContain("Interest (newfield7): Fibre (23)\n");
    expect(await page("/chats/130/208.md")).toContain("- Interest \\(newfield7\\): Fibre \\(23\\)\n");
    expect(JSON.parse(await page("/chats/130/208.meta.json"))).toMatchObject({
      labels: [{ key: "newfield7", label: "Interest", values: ["23"], options: ["Fibre"] }],
    });
    expect(await page("/chats/130/208.txt", {})).toContain("newfield7: 23\n");
    expect(JSON.parse(await page("/chats/130/208.meta.json", {}))).not.toHaveProperty("labels");
  });

  it("name a field that has changed", async () => {
    const changed = { ...options, clientData: { ...options.clientData, newfield7: [24] } };
    await stored(JSON.stringify(changed));
    expect(copied(await page("/chats/130/208"))).toContain("Interest newfield72324");
  });

  it("are shown in the settings", async () => {
    const text = copied(await page("/settings"));
    expect(text).toContain("newfield7Interest; 23 = Fibre");
    expect(text).toContain("CRMhttps://crm.example.com/c/{customerid}");
    expect(copied(await page("/settings", {}))).toContain("Links into other systemsNone are set.");
  });

  it("that lead elsewhere hold nothing behind a signed link that the page masks", async () => {
    const card = "4111 1111 1111 1111";
    await stored(JSON.stringify({ ...options, chatId: 309, clientData: { name: "John", customerid: "42", card } }));
    const signed = await signLink(LINK_SECRET, "/chats/130/309", "slack", SOON);
    const [own, byLink] = [await page("/chats/130/309"), await page(signed, SETTINGS, { Accept: "text/html" })];
    expect(own).toContain('href="https://crm.example.com/card/4111%201111%201111%201111"');
    expect(byLink).not.toContain("/card/");
    expect(byLink).not.toContain("4111");
    expect(byLink).toContain('href="https://crm.example.com/c/42" rel="noopener noreferrer"');
    expect(byLink).toContain('href="https://crm.example.com/contact/1220"');
  });
});

describe("names in a right-to-left script", () => {
  it("are isolated wherever they stand on a page, and nothing invisible is copied with them", async () => {
    await stored(JSON.stringify(moved(hebrew, Date.now() - 60_000)));
    for (const path of ["/chats/130/210", "/", "/alerts/130/210/claim", "/alerts/130/210/resolve", "/chats"]) {
      const html = await page(path, {});
      const text = html.replace(/<head>.*<\/head>/s, "").replaceAll(/<option[^>]*>[^<]*<\/option>/g, "");
      expect(text.replaceAll(/="[^"]*"/g, ""), path).not.toMatch(/[\u2066-\u2069]/);
      const bare = text.replaceAll(/ (?!dir=)[\w-]+="[^"]*"/g, "");
      for (const [, before = "", name = ""] of bare.matchAll(/(<[^<>]*>)([^<>]*[\u0590-\u05ff][^<>]*)/g)) {
        expect(before, `${path}: ${name}`).toMatch(
          /^<(?:bdi|(?:b|dd|p|h1|td|th|blockquote|div)\b[^>]* dir="auto").*>$/,
        );
      }
      for (const [, attribute = ""] of text.matchAll(/aria-label="([^"]*[\u0590-\u05ff][^"]*)"/g)) {
        expect(attribute, path).toMatch(/^[^\u0590-\u05ff]*\u2068[^\u2068\u2069]*\u2069[^\u0590-\u05ff]*$/);
      }
      for (const [, title = ""] of html.matchAll(/<title>([^<]*[\u0590-\u05ff][^<]*)<\/title>/g)) {
        expect(title, path).toMatch(/\u2068משה \(2\) כהן\u2069/);
      }
    }
  });

  it("are isolated in plain text, and exact in what programs read", async () => {
    await stored(JSON.stringify(moved(hebrew, Date.now() - 60_000)));
    expect(await page("/chats/130/210.txt", {})).toMatch(/^[^\n]*: \u2068משה \(2\) כהן\u2069\n/);
    for (const form of [".json", ".csv", ".meta.json"]) {
      expect(await page(`/chats/130/210${form}`, {}), form).not.toMatch(/[\u2066-\u2069\u202a-\u202e]/);
    }
    for (const list of ["/chats.json", "/chats.csv", "/inbox.json"]) {
      const response = await get(list);
      expect(await response.text(), list).not.toMatch(/[\u2066-\u2069\u202a-\u202e]/);
    }
  });
});

describe("a phone makes no links of numbers by itself", () => {
  const FORMAT = '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no"/>';

  it.each([
    ...["/", "/chats", "/deliveries", "/quarantine", "/statistics", "/audit", "/sessions", "/settings", "/sign-in"],
    ...["/chats/130/207", "/alerts/130/207/claim", "/alerts/130/207/resolve", "/nowhere", "/chats/130/999999"],
  ])("on %s", async (path) => {
    await stored(beyond);
    const response = await get(path, { headers: HTML });
    expect(response.headers.get("Content-Type")).toContain("text/html");
    expect(await response.text()).toContain(FORMAT);
  });

  it("on pages for nobody, behind a link, and where several chats have an id", async () => {
    await stored(beyond);
    await stored(beyond.replace('"projectId": 130', '"projectId": 131'));
    const html = { Accept: "text/html" };
    for (const path of ["/", "/chats/207", "/sign-in", await signLink(LINK_SECRET, "/chats/130/207", "slack", SOON)]) {
      expect(await (await get(path, { headers: html })).text(), path).toContain(FORMAT);
    }
    expect(await (await get("/chats/207", { headers: HTML })).text()).toContain(FORMAT);
    const { response, rest } = await direct(new Request(`${ORIGIN}/`, { headers: HTML }), { TIME_ZONE: "Nowhere" });
    await rest;
    expect(await response.text()).toContain(FORMAT);
  });
});
