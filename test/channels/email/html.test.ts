import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/email/render.ts";
import type { Message } from "../../../src/channels/message.ts";
import { ALL, LINK, missed, several } from "../support/messages.ts";

const options = { from: { name: null, address: "alerts@example.com" }, to: ["leads@example.com"] };
const htmlOf = (changes: Partial<Message> = {}) => render({ ...missed, ...changes }, options).html ?? "";
/** With everything that a mail may have. */
const full = () => htmlOf({ items: several.items });
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<[^>]*>/g, "\n")
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

describe("the HTML of a mail", () => {
  it("says what the text says, in its order, with the address written out", () => {
    expect(wordsOf(htmlOf())).toEqual([
      "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
      "The customer’s last words",
      "Van itt valaki?",
      "Open the transcript",
      LINK.replaceAll("&", "&amp;"),
      "Customer:",
      "John Russell",
      "Queue:",
      "Chat",
      "Chat 130/102, ticket 35",
    ]);
  });

  it("lists several chats after the summary, each title in bold and linked, and the button to all below", () => {
    const html = htmlOf({ ...several });
    const listed = several.items.flatMap(({ title, details }, index) => [`${index + 1}.`, title, details]);
    const address = ALL.replaceAll("&", "&amp;");
    expect(wordsOf(html).slice(0, 12)).toEqual([several.summary, ...listed, "All 3 chats", address]);
    for (const { title, url } of several.items) {
      expect(html).toMatch(
        new RegExp(
          `<b>\\d\\. <a [^>]*href="${RegExp.escape(String(url).replaceAll("&", "&amp;"))}"[^>]*>${title}</a></b>`,
        ),
      );
    }
  });

  it("shows a chat without an address as text", () => {
    const html = htmlOf({ items: [{ title: "Lost chat", details: "Kovács Éva", url: null }] });
    expect(html).toContain("<b>1. Lost chat</b><br/>Kovács Éva</td>");
  });

  it("underlines what is a link and no button, so that nothing is said by colour alone", () => {
    for (const [link] of full().matchAll(/<a class="link"[^>]*>/g)) expect(link).toContain("text-decoration:underline");
    expect(full().match(/<a class="link"/g)).toHaveLength(3);
  });

  it("is one table without an image, a script or anything from elsewhere", () => {
    const html = full();
    expect(html.match(/<table/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form|object)|url\(|@import|src=/);
    expect(html.length).toBeLessThan(12_000);
  });

  it("sets both colours on every cell, for light and for dark", () => {
    const html = full();
    const cells = html.match(/<td[^>]*>/g) ?? [];
    expect(cells.length).toBeGreaterThan(5);
    for (const cell of cells) {
      expect(cell).toMatch(/[";]color:#[\da-f]{6};.*background-color:#[\da-f]{6};/);
      const look = /class="([a-z]+)"/.exec(cell)?.[1];
      expect(html).toMatch(new RegExp(`\\.${look} \\{ color: #[\\da-f]{6} !important; background-color: #`));
    }
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  });

  it("keeps colours apart far enough to be read, in light and in dark", () => {
    const pairs = [
      ...full().matchAll(/[";{ ]color: ?#([\da-f]{6})(?: !important)?; ?background-color: ?#([\da-f]{6})/g),
    ];
    expect(pairs.length).toBeGreaterThan(8);
    for (const [, ink = "", paper = ""] of pairs) expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  it("names its language, and lets text run in the direction of its own", () => {
    expect(htmlOf({ language: "hu" })).toContain('<html lang="hu">');
    expect(htmlOf()).toContain('class="quote" dir="auto"');
  });

  it("shows tags that a customer typed as text", () => {
    const html = htmlOf({ quote: { label: "Said", text: `<img src="x" onerror="alert(1)">` } });
    expect(html).toContain("&lt;img src=&quot;x&quot;");
    expect(html).not.toContain("<img");
  });

  it("keeps the lines of a quote", () => {
    expect(htmlOf({ quote: { label: "Said", text: "one\ntwo" } })).toContain("one<br/>two");
  });
});

/** WCAG 2.2: how far two colours are apart, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
