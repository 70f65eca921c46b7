import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render as mailOf } from "../../src/channels/email/render.ts";
import type { Message } from "../../src/channels/message.ts";
import { render as slackOf } from "../../src/channels/slack/render.ts";
import { liveInMail } from "../standin/mail/live.ts";
import { textsOf } from "../standin/slack/check.ts";
import { liveIn } from "../standin/slack/live.ts";
import { followed, missed, OURS, several } from "./support/messages.ts";

const options = { from: { name: null, address: "alerts@example.com" }, to: ["leads@example.com"] };

/** Everything that is drawn without a sign, and could be added to what is copied. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

const ADDRESSES = [
  "john.russell@example.com",
  "john_russell+1@mail.example.co.uk",
  "https://www.example.com/a.b?c=d&e=f#g",
  "www.example.com",
  "+36 30 123-4567",
  "1152921506151679042",
  "10.80.2.13",
  "2001:db8::1",
  "jane.smith",
  "a:b",
];

/** What a person copies from the HTML of a mail. */
function copiedFrom(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<br\/?>|<\/td>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function saying(text: string): Message {
  return {
    ...followed,
    title: text,
    summary: `Missed chat: ${text} waited.`,
    facts: [{ label: "Address", value: text }],
    quote: { label: "Said", text: `write to ${text}.` },
    footnotes: [text],
    table: { caption: "By queue", columns: ["Queue", "Open"], rows: [[text, "1"]] },
  };
}

describe("what is copied from a message", () => {
  it.each(ADDRESSES)("is what the record has, in both parts of a mail and in its subject: %s", (address) => {
    const mail = mailOf(saying(address), options);
    const copied = copiedFrom(mail.html ?? "");
    for (const text of [copied, mail.text ?? ""]) {
      expect(text).toContain(`Missed chat: ${address} waited.`);
      expect(text).toContain(`Address: ${address}`);
      expect(text).toContain(`write to ${address}.`);
      expect(text).not.toMatch(INVISIBLE);
    }
    expect(mail.subject).toContain(address);
    expect(mail.html).not.toMatch(INVISIBLE);
    expect(liveInMail(mail, OURS)).toEqual([]);
  });

  it.each(ADDRESSES)("is what the record has in the blocks of Slack: %s", (address) => {
    for (const message of [saying(address), { ...several, items: [{ title: "Lost", details: address, url: null }] }]) {
      const body = slackOf(message, true);
      expect(textsOf(body.blocks).join("\n")).toContain(address);
      expect(JSON.stringify(body)).not.toMatch(INVISIBLE);
      expect(liveIn(body, OURS)).toEqual([]);
    }
    expect(slackOf(saying(address)).blocks?.[0]).toMatchObject({ text: { type: "plain_text", text: address } });
  });

  it("has a link of ours beside a title that looks like another address", () => {
    const items = several.items.map((item) => ({ ...item, title: "Lost: evil.example" }));
    const body = slackOf({ ...several, items }, true);
    expect(liveIn(body, OURS)).toEqual([]);
    expect(textsOf(body.blocks)).toContain("Lost: evil.example ");
  });

  it("has nothing invisible that was not sent, whatever was", () => {
    const text = fc.array(fc.constantFrom(..."a.@:/#-_ é3", "://", "www.", "\n", ".com"), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        const message = saying(parts.join(""));
        expect(
          JSON.stringify([mailOf(message, options), slackOf(message), slackOf({ ...message, plain: true })]),
        ).not.toMatch(INVISIBLE);
      }),
    );
  });
});

describe("a name in a right-to-left script", () => {
  const rtl = "\u2068משה כהן\u2069";
  const named = { ...missed, title: `Came back: ${rtl}`, summary: `Lost chat: ${rtl} waited 4 min (130/102).` };

  it("is an element of its own in the HTML of a mail, and isolated in its text and subject", () => {
    const mail = mailOf({ ...named, facts: [{ label: "Customer", value: "משה (2)" }] }, options);
    expect(mail.html).toContain("Lost chat: <bdi>משה כהן</bdi> waited 4 min (130/102).");
    expect(mail.html).toContain("<b>Customer:</b> <bdi>משה (2)</bdi>");
    expect(copiedFrom(mail.html ?? "")).not.toMatch(INVISIBLE);
    expect(mail.text).toContain(named.summary);
    expect(mail.text).toContain("Customer: \u2068משה (2)\u2069");
    expect(mail.subject).toBe(`[Came back: ${rtl}] Chat 130/102`);
  });

  it("is isolated in the blocks and the text of Slack", () => {
    const body = slackOf({ ...named, facts: [{ label: "Customer", value: "משה (2)" }] });
    expect(textsOf(body.blocks)).toEqual(expect.arrayContaining([`Came back: ${rtl}`, "\u2068משה (2)\u2069"]));
    expect(body.text).toContain(named.summary);
  });

  it("stays isolated where it is cut", () => {
    const [title = ""] = textsOf(slackOf({ ...missed, title: `\u2068${"מ".repeat(200)}\u2069 2` }).blocks);
    expect(title).toBe(`\u2068${"מ".repeat(147)}\u2069…`);
  });
});

describe("links into other systems", () => {
  const elsewhere = {
    text: "Open in",
    links: [{ label: "CRM", url: "https://crm.example.com/c/1152921506151679042" }],
  };
  const [{ url }] = [...elsewhere.links, { url: "" }];

  it("are links in a mail, and written out in its text", () => {
    const mail = mailOf({ ...missed, elsewhere }, options);
    expect(mail.html).toMatch(new RegExp(`Open in:<br/><a [^>]*href="${RegExp.escape(url)}"[^>]*>CRM</a>`));
    expect(mail.text).toContain(`Open in:\n- CRM: ${url}`);
    expect(liveInMail(mail, [...OURS, url])).toEqual([]);
  });

  it("are links in a block of Slack, and in the plain form", () => {
    const body = slackOf({ ...missed, elsewhere });
    const [line] = (body.blocks ?? []).filter((block) => JSON.stringify(block).includes("Open in"));
    expect(line).toMatchObject({
      elements: [
        {
          elements: [
            { type: "text", text: "Open in: " },
            { type: "link", url, text: "CRM" },
          ],
        },
      ],
    });
    expect(slackOf({ ...missed, elsewhere, plain: true }).text).toContain(`CRM: ${url}`);
    expect(liveIn(body, [...OURS, url])).toEqual([]);
  });

  it("are left out where Slack has no room for them, and nothing is said of them then", () => {
    const long = { ...elsewhere, links: [{ label: "CRM", url: `${url}/${"x".repeat(400)}` }] };
    expect(JSON.stringify(slackOf({ ...missed, elsewhere: long }))).not.toContain("Open in");
    const many = {
      ...elsewhere,
      links: Array.from({ length: 10 }, () => ({ label: "CRM", url: url.padEnd(340, "x") })),
    };
    expect(JSON.stringify(slackOf({ ...missed, elsewhere: many })).match(/crm\.example/g)).toHaveLength(4);
    expect(mailOf({ ...missed, elsewhere: many }, options).html?.match(/href="https:\/\/crm/g)).toHaveLength(10);
  });
});
