import { describe, expect, it } from "vitest";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import answered from "../../../fixtures/chats/answered-after-sla.json";
import lost from "../../../fixtures/chats/lost-before-any-message.json";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import spam from "../../../fixtures/chats/spam-missed.json";
import transferred from "../../../fixtures/chats/transferred-twice.json";
import { viewOf, viewSaying } from "./support/view.ts";

/** What a reader sees: the page without its head, tags and entities. */
function seen(page: string): string {
  return page
    .replace(/^.*<body>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

describe("the page of a transcript", () => {
  it("says first why, who, how to reach them, what happened and what they wanted", () => {
    expect(seen(transcriptPage(viewOf(missed)))).toMatch(
      /^ Missed SLA breached John Russell 123456789 123123123 321321321 \+36 30 123 4567 written in the chat john\.russell@example\.com The customer waited 4 min 29 s and got no answer\. Customer’s last words Jó estét! .* Van itt valaki\?/,
    );
  });

  it("lists the messages by day, numbered, each with its instant, its writer and their side", () => {
    const page = transcriptPage(viewOf(answered));
    expect(page).toContain("<h3>6 March 2025</h3><ol");
    expect([...page.matchAll(/<li id="(m-\d+)" class="(\w+)">/g)].map(([, id, side]) => [id, side])).toEqual(
      answered.conversation.map(({ from }, index) => [`m-${index + 1}`, from === "Visitor" ? "customer" : "agent"]),
    );
    expect(page).toContain('<time datetime="2025-03-06T13:37:52.000Z">14:37:52</time></a> <b dir="auto">Visitor</b>');
  });

  it("labels the first answer, marks where somebody waited, and marks an end without an answer", () => {
    expect(transcriptPage(viewOf(transferred))).toContain("First answer after 5 s</span>");
    expect(transcriptPage(viewOf(transferred))).toContain('<p class="note">7 min 3 s of silence</p>');
    expect(transcriptPage(viewOf(missed))).toContain('<p class="note">Customer waited 4 min 29 s</p>');
    expect(transcriptPage(viewOf(missed))).toContain('<p class="note">No answer after this</p>');
    expect(transcriptPage(viewOf(transferred))).not.toContain("No answer after this");
  });

  it("tells the way through queues and agents", () => {
    const text = seen(transcriptPage(viewOf(transferred)));
    expect(text).toContain("Queue Chat → Panasz");
    expect(text).toContain("Agents Jane Smith, Peter Novak and Kovács Éva");
  });

  it("says that there are no messages, and when the chat was received", () => {
    const text = seen(transcriptPage(viewOf(lost)));
    expect(text).toContain("No messages. Received 6 Mar 2025, 18:10.");
    expect(text).not.toContain("Last message");
  });

  it("lets the keyboard into last words that are too long for their place, and stops at no others", () => {
    expect(transcriptPage(viewSaying("word ".repeat(100)))).toContain('<blockquote dir="auto" tabindex="0">');
    expect(transcriptPage(viewSaying("word"))).toContain('<blockquote dir="auto">');
  });

  it("shows that a chat is spam", () => {
    expect(seen(transcriptPage(viewOf(spam)))).toMatch(/^ Spam /);
  });

  it("says so when there is no customer record, no name and no queue", () => {
    const text = seen(transcriptPage(viewOf({ projectId: 1, chatId: 2 })));
    expect(text).toContain("Unnamed customer");
    expect(text).toContain("VCC Live sent no customer record.");
    expect(text).not.toContain("Queue");
  });

  it("offers the other forms where the links lead", () => {
    const view = { ...viewOf(missed), links: { csv: "/chats/130/102.csv?exp=1&to=ops&sig=x" } };
    const page = transcriptPage(view);
    expect(page).toContain('<a href="/chats/130/102.csv?exp=1&amp;to=ops&amp;sig=x">csv</a>');
    expect(page).not.toContain(">txt</a>");
  });
});
