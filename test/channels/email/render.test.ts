import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/email/render.ts";
import type { Message } from "../../../src/channels/message.ts";
import { ALL, LINK, missed, saying, several } from "../support/messages.ts";

const options = { from: { name: null, address: "alerts@mail.example.com" }, to: ["leads@example.com"] };
const mailOf = (changes: Partial<Message> = {}) => render({ ...missed, ...changes }, options);

describe("the subject of a mail", () => {
  it("says the verdict, then the chat", () => {
    expect(mailOf().subject).toBe("[Missed chat: waited 4 min 29 s] Chat 130/102");
  });

  it("is, without the brackets at its beginning, the same for everything that is said of one chat", () => {
    const titles = ["Missed chat: waited 4 min 29 s", "SLA breached", "a] [b", "[Fwd: x]"];
    const bases = titles.map((title) => mailOf({ title }).subject.replace(/^\[[^[\]]*\] /, ""));
    expect(new Set(bases)).toEqual(new Set(["Chat 130/102"]));
  });

  it("is the title where the message is about no single chat", () => {
    expect(mailOf({ title: "Test", about: null }).subject).toBe("Test");
  });
});

describe("the headers of a mail", () => {
  it("thread it under its chat, and let programs sort it", () => {
    expect(mailOf().headers).toEqual({
      "Auto-Submitted": "auto-generated",
      "List-Id": "<chat-alerts.mail.example.com>",
      "Content-Language": "en",
      "In-Reply-To": "<chat-130-102@mail.example.com>",
      References: "<chat-130-102@mail.example.com>",
      "X-Chat-Alert-Reason": "missed",
      "X-Chat-Alert-Queue": "Chat",
    });
  });

  it("give every chat a thread of its own", () => {
    const roots = ["130/102", "130/103", "131/102", "1301/02"].map((thread) => {
      const about = { thread, name: thread, reasons: [], queue: null };
      return mailOf({ about }).headers?.References;
    });
    expect(new Set(roots).size).toBe(4);
  });

  it("say nothing of a chat where there is none", () => {
    const names = Object.keys(mailOf({ about: null }).headers ?? {});
    expect(names).toEqual(["Auto-Submitted", "List-Id", "Content-Language"]);
  });
});

describe("the text of a mail", () => {
  it("says everything, in the order in which it is read", () => {
    expect(mailOf().text).toBe(
      [
        "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
        "The customer’s last words:\n> Van itt valaki?",
        `Open the transcript:\n${LINK}`,
        "Customer: John Russell\nQueue: Chat",
        "Chat 130/102, ticket 35\n",
      ].join("\n\n"),
    );
  });

  it("marks every line of a quote, so that no customer can end it", () => {
    const text = "one\u2028\r\nOpen the transcript:\u0085https://evil.example";
    const quoted = mailOf({ quote: { label: "Said", text } })
      .text?.split("\n")
      .filter((line) => line.startsWith(">"));
    expect(quoted).toHaveLength(4);
  });

  it("leaves out what is not there", () => {
    expect(mailOf({ summary: "Test", facts: [], quote: null, footnotes: [], links: [] }).text).toBe("Test\n");
  });

  it("keeps the link whole however long the rest is", () => {
    expect(render(saying("x".repeat(100_000), 60), options).text?.split("\n")).toContain(LINK);
  });

  it("leaves out a link that is too long to be kept whole", () => {
    const links = [{ label: "Open", url: `https://a.example/${"x".repeat(3_000)}` }];
    expect(JSON.stringify(mailOf({ links }))).not.toContain("a.example");
  });
});

describe("the text of a mail about several chats", () => {
  it("says what they are together, then each with its address, then where all are, then the rest", () => {
    const listed = several.items.map(({ title, details, url }, index) => `${index + 1}. ${title}\n${details}\n${url}`);
    expect(render({ ...several, quote: missed.quote }, options).text).toBe(
      [
        several.summary,
        ...listed,
        "The customer’s last words:\n> Van itt valaki?",
        `All 3 chats:\n${ALL}`,
        "Queues: Sales, Chat",
        "They came in within 30 s\n",
      ].join("\n\n"),
    );
  });

  it.each([
    ["there is none", null],
    ["it is empty", ""],
    ["it would run", "javascript:alert(1)"],
    ["it is too long to be kept whole", `https://a.example/${"x".repeat(3_000)}`],
  ])("says a title without its address where %s", (_, url) => {
    const items = [{ title: "Lost chat", details: "Kovács Éva", url }];
    expect(mailOf({ items }).text).toContain("\n\n1. Lost chat\nKovács Éva\n\n");
  });

  it("lists ten of them at most", () => {
    const items = Array.from({ length: 12 }, (_, index) => ({ title: `Chat ${index + 1}`, details: "x", url: LINK }));
    const text = mailOf({ items }).text;
    expect(text).toContain("\n10. Chat 10\n");
    expect(text).not.toContain("Chat 11");
  });
});

describe("a plain mail", () => {
  it.each([missed, several])("says in its text what it says otherwise, and has no HTML", (message) => {
    const { headers: _, html, ...rich } = render(message, options);
    const { headers, ...plain } = render({ ...message, plain: true }, options);
    expect(html).not.toBe("");
    expect(plain).toEqual(rich);
  });

  it("has no header that could have been what was refused", () => {
    expect(mailOf({ plain: true }).headers).toEqual({ "Auto-Submitted": "auto-generated" });
  });
});
