import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { ADMIN, chatBody, get, LINK_SECRET, stored } from "../support/door.ts";

const PATH = "/chats/130/201";
const HTML = { ...ADMIN, Accept: "text/html", "Accept-Language": "en" };
const SOON = Date.now() + 60_000;
const said = (minute: number, message: string) => ({
  ...{ from: "Visitor", message },
  date: new Date(Date.now() - (60 - minute) * 60_000).toISOString(),
});

beforeAll(async () => {
  const first = said(1, "Kérem, hívjanak!");
  const changes = { contactId: 9001, conversation: [first] };
  await stored(chatBody(200, { contactId: 9001, conversation: [said(0, "before")] }));
  await stored(chatBody(201, { ...changes, disposition: "missed" }));
  await stored(chatBody(201, { ...changes, disposition: "lost", conversation: [first, said(2, "one more")] }));
  await stored(chatBody(202, { contactId: 9001, conversation: [said(3, "after")] }));
  await stored(chatBody(203, { contactId: 9002, entityId: 9003 }));
  await stored(chatBody(204, { contactId: 9001, projectId: 131 }));
});

async function page(search = "", headers: Record<string, string> = HTML): Promise<string> {
  const response = await get(`${PATH}${search}`, { headers });
  expect(response.status).toBe(200);
  return response.text();
}

describe("the page of a chat, for somebody who is signed in", () => {
  it("leads to the earlier and the later chats of the same customer in the same project, and to no other", async () => {
    const text = await page();
    const [, later = "", earlier = ""] = /<h3>Later<\/h3>(.*?)<h3>Earlier<\/h3>(.*?)<\/section>/s.exec(text) ?? [];
    expect(later).toContain('href="/chats/130/202"');
    expect(earlier).toContain('href="/chats/130/200"');
    for (const other of ["/chats/130/203", "/chats/131/204"]) expect(text).not.toContain(other);
  });

  it("tells since when there is an alert, and what becomes of each delivery", async () => {
    expect(await page()).toMatch(/<dt>Since<\/dt><dd>.*href="\/deliveries\/130-201-alert-1-slack">slack<\/a>/s);
  });

  it("says what the current revision changed, and shows an older one for the asking", async () => {
    const current = await page();
    expect(current).toContain('Disposition</th><td dir="auto">missed</td><td dir="auto">lost</td>');
    expect(current).toContain('<p class="change">New since revision 1</p>');
    const older = await page("?revision=1");
    expect(older).toContain("This is revision 1.");
    expect(older).not.toContain("one more");
    const json = await get(`${PATH}.json?revision=1`);
    expect([json.headers.get("X-Chat-Revision"), (await json.text()).includes("one more")]).toEqual(["1", false]);
  });

  it.each(["3", "0", "x", "-1", "1e9", "99999999999999"])("has no revision %j", async (revision) => {
    expect((await get(`${PATH}?revision=${revision}`)).status).toBe(404);
  });

  it("finds what is looked for, by a form that may be sent to us alone", async () => {
    const response = await get(`${PATH}?q=KEREM`, { headers: HTML });
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'self'");
    expect(await response.text()).toContain("<mark>Kérem</mark>, hívjanak!");
  });

  it("is in the language that the browser asks for, while programs get the service's own", async () => {
    const hungarian = { ...HTML, "Accept-Language": "hu-HU,hu;q=0.9" };
    expect(await page("", hungarian)).toContain('<html lang="hu">');
    expect((await get(PATH, { headers: hungarian })).headers.get("Vary")).toContain("Accept-Language");
    const text = await get(`${PATH}.txt`, { headers: { ...ADMIN, "Accept-Language": "hu" } });
    expect(await text.text()).toContain("Queue: ");
  });

  it("is in Hungarian too where it is a delivery, a choice, or who somebody is", async () => {
    for (const path of ["/deliveries/130-201-alert-1-slack", "/sign-in", "/chats/130/999"]) {
      const response = await get(path, { headers: { ...HTML, "Accept-Language": "hu" } });
      expect(await response.text(), path).toContain('<html lang="hu">');
    }
  });
});

describe("a signed link", () => {
  it("shows its one chat alone, and no query but the signed one counts", async () => {
    const link = await signLink(LINK_SECRET, PATH, "slack", SOON);
    const response = await get(link, { headers: { Accept: "text/html" } });
    const text = await response.text();
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'none'");
    for (const further of ["/chats/130/200", "/deliveries/", "<form"]) expect(text).not.toContain(further);
    for (const more of ["&q=x", "&revision=1", "&revision=none", "&done=x", "&utm_source=mail"]) {
      const other = await get(link + more, { headers: { Accept: "text/html" } });
      expect([other.status, await other.text()]).toEqual([200, text]);
    }
  });

  it("opened by somebody who is signed in is the page for whoever is", async () => {
    const link = await signLink(LINK_SECRET, PATH, "slack", SOON);
    expect(await (await get(link, { headers: HTML })).text()).toContain('action="/chats/130/201"');
  });
});
