import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/email/render.ts";
import { report } from "../support/messages.ts";

const options = { from: { name: null, address: "alerts@example.com" }, to: ["leads@example.com"] };
const mail = render(report, options);

describe("figures in a mail", () => {
  it("are lines in the text, after the facts", () => {
    expect(mail.text).toContain(
      [
        "Queues: Sales, Chat\n",
        "By queue:",
        "Sales: Alerts 9 (before: 4), Won back 5, Open 2",
        "Chat: Alerts 3 (before: 0), Won back 2, Open 1\n",
      ].join("\n"),
    );
  });

  it("are a table of their own in the HTML, with headings for its columns and rows", () => {
    const [, inner = ""] = /<table width="100%"[^>]*>(<caption.*?)<\/table>/.exec(mail.html ?? "") ?? [];
    expect(inner).toMatch(/^<caption [^>]*>By queue<\/caption>/);
    expect([...inner.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, text]) => text)).toEqual(
      report.table?.columns,
    );
    expect([...inner.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>/g)].map(([, text]) => text)).toEqual(["Sales", "Chat"]);
    expect([...inner.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text)).toEqual(
      report.table?.rows.flatMap((row) => row.slice(1)),
    );
  });

  it("have both their colours in every cell", () => {
    const cells = (mail.html ?? "").match(/<(?:td|th|caption)[^>]*>/g) ?? [];
    expect(cells.length).toBeGreaterThan(15);
    for (const cell of cells) expect(cell).toMatch(/[";]color:#[\da-f]{6};.*background-color:#[\da-f]{6};/);
  });

  it("show a queue's name as text, whatever it is", () => {
    const table = { caption: "By queue", columns: ["Queue"], rows: [['<img src="x">\r\nBcc: x@evil.example']] };
    const { html = "", text = "" } = render({ ...report, table }, options);
    expect(html).toContain("&lt;img src=&quot;x&quot;> Bcc");
    expect(text).not.toContain("\r");
  });
});
