import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { EXPORTS, PAGES } from "./support/pages.ts";
import { ELSEWHERE, PLANTED } from "./support/planted.ts";
import { type Visitors, visitors } from "./support/visitors.ts";

const site = inject("site");

describe.skipIf(site === null).each([
  { name: "runs scripts", scripts: true },
  { name: "runs no scripts", scripts: false },
])("in a browser that $name", ({ scripts }) => {
  let people: Visitors;

  beforeAll(async () => {
    if (site !== null) people = await visitors(site, scripts);
  });

  afterAll(() => people.close());

  it.skipIf(scripts)("nothing that a customer planted acts on any page that shows it", async () => {
    const shown = [];
    for (const listed of PAGES) if ((await people.source(listed)).includes(ELSEWHERE)) shown.push(listed);
    for (const listed of shown) {
      await people.open(listed);
      expect(people.happened, listed.name).toEqual([]);
    }
    expect(shown.length).toBeGreaterThan(10);
  });

  it.each(EXPORTS)("nothing acts in the export %s", async (path) => {
    const before = people.happened.length;
    const page = await people.export(path);
    expect(await page.evaluate(() => "planted" in window)).toBe(false);
    expect(people.happened.slice(before)).toEqual([]);
  });

  it("what acts would be seen", async () => {
    const page = await people.stranger();
    const before = people.happened.length;
    const html = `<!doctype html>${PLANTED.join("")}`;
    await page.route("**/planted", (route) => route.fulfill({ contentType: "text/html", body: html }));
    await page.goto(`${site?.url}/planted`);
    const happened = people.happened.slice(before).join("\n");
    expect(happened).toContain("a request to https://elsewhere.test/image.png");
    if (scripts) expect(happened).toContain("a dialog: 1");
    if (scripts) expect(happened).toContain("on the console: planted");
  });

  it("what a policy refuses would be seen", async () => {
    const page = await people.stranger();
    const before = people.happened.length;
    const headers = { "Content-Security-Policy": "default-src 'none'" };
    const body = `<!doctype html><style>b{color:red}</style>${PLANTED[2]}`;
    await page.route("**/refused", (route) => route.fulfill({ contentType: "text/html", body, headers }));
    await page.goto(`${site?.url}/refused`);
    expect(people.happened.slice(before).join("\n")).toMatch(/Content Security Policy/);
  });
});
