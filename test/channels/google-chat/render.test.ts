import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../src/channels/fitting.ts";
import { render } from "../../../src/channels/google-chat/render.ts";
import { type Thread, threadFor } from "../../../src/channels/google-chat/thread.ts";
import type { Message } from "../../../src/channels/message.ts";
import { checkGoogleChat, queryFaults } from "../../standin/google-chat/check.ts";
import { liveInGoogleChat, unescaped } from "../../standin/google-chat/live.ts";
import { readableGoogleChat } from "../../standin/google-chat/readable.ts";
import { ALL, CLAIM, followed, LINK, missed, OURS, RESOLVE, report, several, tooMuch } from "../support/messages.ts";
import { ONE_OF_EACH } from "../support/one-of-each.ts";

const WEBHOOK = "https://chat.googleapis.com/v1/spaces/AAAA1/messages?key=k&token=t";

function sent(message: Message, thread: Thread | null = null) {
  const body = render(message, thread);
  const posted = JSON.parse(body);
  return { body, posted, card: posted.cardsV2?.[0].card, read: readableGoogleChat(posted) };
}

/** What a person copies from a card. */
function copied(card: unknown): string {
  return unescaped(
    JSON.stringify(card)
      .replaceAll("<br>", "\n")
      .replaceAll(/<[^>]*>/g, ""),
  );
}

describe("a message in Google Chat", () => {
  it("has buttons to open the transcript, to claim and to resolve", () => {
    const urls = [...JSON.stringify(sent(followed).card).matchAll(/"openLink":\{"url":"([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(urls).toEqual([LINK, CLAIM, RESOLVE]);
  });

  it("has one plain sentence as its text, and in place of the card on phones", () => {
    const { posted } = sent(missed);
    expect([posted.text, posted.fallbackText]).toEqual([missed.summary, missed.summary]);
  });

  it("lists several chats with a link for each, then the button to all of them", () => {
    const { card, read } = sent(several);
    const [listed, button] = card.sections;
    expect(listed.widgets).toHaveLength(3);
    for (const { title, url } of several.items) {
      expect(read).toContain(`<a href="${url?.replaceAll("&", "&amp;")}">${title}</a>`);
    }
    expect(button.widgets[0].buttonList.buttons[0].onClick.openLink.url).toBe(ALL);
  });

  it("has the figures of a digest in lines, with the columns' names", () => {
    const [, , , figures] = sent({ ...report, kind: "digest" }).card.sections;
    expect(figures.header).toBe("By queue");
    expect(figures.widgets[0].textParagraph.text).toMatch(
      /^<b>Sales:<\/b> Alerts 9 \(before: 4\), Won back 5, Open 2<br>/,
    );
  });

  it("is only the sentence and the buttons where an alert has changed", () => {
    const { posted, card } = sent(ONE_OF_EACH.update ?? missed);
    expect(posted.text).toBe("Chat 130/102, John Russell: Claimed by Jane Smith, 6 Mar 2025, 18:12.");
    expect(card.header).toBeUndefined();
    expect(card.sections).toHaveLength(1);
  });

  it.each(["john_russell+1@mail.example.co.uk", "https://www.example.com/a.b?c=d&e=f#g", 'a:b <i>x</i> &amp; "y"'])(
    "shows in the card what the customer typed, and lets people copy it: %s",
    (typed) => {
      const facts = [{ label: "Address", value: typed }];
      const { posted, card } = sent({ ...missed, facts, quote: { label: "Said", text: `${typed}\n${typed}` } });
      expect(copied(card).split(JSON.stringify(typed).slice(1, -1).replaceAll('\\"', '"')).length).toBeGreaterThan(1);
      expect(JSON.stringify(card)).not.toMatch(/[\u200b\u2060]/);
      expect(liveInGoogleChat(posted, OURS)).toEqual([]);
    },
  );

  it("isolates a name in a right-to-left script", () => {
    expect(sent({ ...missed, facts: [{ label: "Customer", value: "משה (2)" }] }).body).toContain("\u2068משה (2)\u2069");
  });

  it("makes no mention, link or mark of a customer's text", () => {
    const typed = "<users/all> <https://evil.example|your bank> *x* _y_ [a](b) <a href='x'>";
    const { posted } = sent({ ...missed, title: typed, summary: typed, quote: { label: typed, text: typed } });
    expect(liveInGoogleChat(posted, OURS)).toEqual([]);
    expect(posted.text).toBe("‹users/all› ‹https∶//evil․example∣your bank› ∗x∗ ˍyˍ ［a］(b) ‹a href='x'›");
  });

  it("says that it is cut where it is, and keeps the link to the whole", () => {
    for (const text of ["x", "é", "👍", "字", "a.b@", "&"]) {
      const { body, posted, card } = sent({ ...tooMuch(text.repeat(5_000), LINK, true), items: [] });
      expect(bytesOf(body)).toBeLessThanOrEqual(30_000);
      expect(card.header.title).toMatch(/…$/);
      expect(posted.text).toMatch(/…$/);
      expect(card.sections.at(-1).widgets[0].textParagraph.text).toMatch(/<br>…$/);
      expect(body).toContain(`"openLink":{"url":${JSON.stringify(LINK)}`);
    }
  });

  it("keeps every chat that is listed and its link, however long the texts are, and the plain form too", () => {
    const long = tooMuch("a.b@".repeat(5_000), LINK.padEnd(350, "x"), true);
    expect(sent(long).card.sections[0].widgets.length).toBe(11);
    expect(bytesOf(render({ ...long, plain: true }, null))).toBeLessThanOrEqual(30_000);
    expect(sent({ ...long, plain: true }).posted.text.split("<https").length).toBeGreaterThan(10);
  });
});

describe("the thread of a message in Google Chat", () => {
  it("is one for all messages about a chat", () => {
    expect(threadFor(missed, WEBHOOK)).toEqual({ threadKey: "130/102" });
    expect(threadFor({ ...missed, kind: "escalation" }, WEBHOOK)).toEqual({ threadKey: "130/102" });
  });

  it("is the first message's, by its name, where that was about several chats", () => {
    const thread = "spaces/AAAA1/threads/T1";
    expect(threadFor({ ...missed, thread }, WEBHOOK)).toEqual({ name: thread });
  });

  it("is known by the chat alone once the target is another space", () => {
    for (const thread of ["spaces/BBBB2/threads/T1", "spaces/AAAA/threads/T1", "https://hooks.slack.com/x"]) {
      expect(threadFor({ ...missed, thread }, WEBHOOK)).toEqual({ threadKey: "130/102" });
    }
  });

  it("is none for a message about several chats, or none", () => {
    expect(threadFor(several, WEBHOOK)).toBeNull();
  });
});

describe("what checks a message for Google Chat", () => {
  const cards = (card: object) => ({ cardsV2: [{ cardId: "x", card }] });

  it.each([
    ["nothing", {}],
    ["a property that no message has", { text: "x", blocks: [] }],
    ["a property that is output only", { text: "x", sender: {} }],
    ["a number for text", { text: 7 }],
    ["half of a character", { text: "\ud83d" }],
    ["a widget that there is not", cards({ sections: [{ widgets: [{ table: {} }] }] })],
    ["a section without widgets", cards({ sections: [{ widgets: [] }] })],
    ["a header without a title", cards({ header: { subtitle: "x" }, sections: [] })],
    ["a button that does nothing", cards({ sections: [{ widgets: [{ buttonList: { buttons: [{ text: "x" }] } }] }] })],
    ["a value that an enumeration has not", { text: "x", markupSyntax: "HTML" }],
    ["a thread without a name", { text: "x", thread: {} }],
    ["more than 32,000 bytes", { text: "é".repeat(16_000) }],
  ])("finds %s", (_, message) => expect(checkGoogleChat(JSON.stringify(message))).not.toEqual([]));

  it("finds parameters that the method does not have, and a thread that would be ignored", () => {
    expect(queryFaults(new URLSearchParams("key=k&token=t&requestId=1"), false)).toEqual([]);
    expect(queryFaults(new URLSearchParams("key=k&token=t&request=1"), false)).not.toEqual([]);
    expect(queryFaults(new URLSearchParams("key=k&token=t"), true)).not.toEqual([]);
    expect(queryFaults(new URLSearchParams("key=k&token=t&messageReplyOption=REPLY"), true)).not.toEqual([]);
  });

  it.each([
    ["a mention", { text: "<users/all>" }],
    ["a link", { text: "<https://evil.example|x>" }],
    ["bold text", { text: "*x*" }],
    [
      "a tag of the customer",
      cards({ sections: [{ widgets: [{ textParagraph: { text: '<font color="#f00">x' } }] }] }),
    ],
    ["a link of the customer", cards({ sections: [{ header: '<a href="https://evil.example">x</a>', widgets: [] }] })],
    ["an address", cards({ sections: [{ widgets: [{ textParagraph: { text: "www.evil.example" } }] }] })],
    ["a picture", cards({ sections: [{ widgets: [{ image: { imageUrl: LINK } }] }] })],
    ["an action", cards({ sections: [{ widgets: [{ decoratedText: { text: "x", onClick: {} } }] }] })],
  ])("finds %s that would act", (_, message) => expect(liveInGoogleChat(message, OURS)).not.toEqual([]));
});
