import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chat } from "../../../../src/chat/chat.ts";
import { changesBetween } from "../../../../src/web/pages/transcript/content/changes.ts";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import { signedIn } from "./support/signed-in.ts";
import { viewOf } from "./support/view.ts";

const said = (message: string, minute: number, from = "Visitor") => ({
  ...{ from, message },
  date: new Date(Date.UTC(2025, 2, 6, 12, minute)).toISOString(),
});

function chatOf(changes: object): Chat {
  return viewOf({ ...missed, ...changes }).chat;
}

describe("what changed between two revisions", () => {
  it("is nothing where they say the same", () => {
    expect(changesBetween(chatOf({}), chatOf({}))).toEqual({
      ...{ fields: [], added: new Set(), edited: new Map(), removed: [] },
    });
  });

  it("names each field that says something else, those of the customer record too", () => {
    const { fields } = changesBetween(
      chatOf({ isSpam: 0, clientData: { name: "John Russell", town: ["Pécs", "Vác"] } }),
      chatOf({ isSpam: 1, disposition: "completed", clientData: { name: "John Russell", email: "j@example.com" } }),
    );
    expect(fields).toEqual([
      { field: "disposition", before: "missed", after: "completed" },
      { field: "isSpam", before: false, after: true },
      { field: { key: "town" }, before: "Pécs, Vác", after: null },
      { field: { key: "email" }, before: null, after: "j@example.com" },
    ]);
  });

  it("tells messages that are new, gone, and written anew by the same at the same time", () => {
    const before = chatOf({ conversation: [said("one", 1), said("two", 2), said("three", 3)] });
    const after = chatOf({ conversation: [said("one", 1), said("TWO", 2), said("four", 4), said("one", 5)] });
    const { added, edited, removed } = changesBetween(before, after);
    expect([...added]).toEqual([3, 4]);
    expect([...edited]).toEqual([[2, "two"]]);
    expect(removed.map(({ text }) => text)).toEqual(["three"]);
  });

  it("accounts for every message of both, whatever they are", () => {
    const message = fc.record({
      from: fc.constantFrom("Visitor", "Jane Smith"),
      minute: fc.nat(3),
      text: fc.constantFrom("a", "b"),
    });
    const messages = fc.array(message, { maxLength: 8 });
    fc.assert(
      fc.property(messages, messages, (one, other) => {
        const [before, after] = [one, other].map((list) =>
          chatOf({ conversation: list.map(({ from, minute, text }) => said(text, minute, from)) }),
        );
        if (!before || !after) return;
        const { added, edited, removed } = changesBetween(before, after);
        const kept = before.messages.length - removed.length - edited.size;
        expect(kept + edited.size + added.size).toBe(after.messages.length);
        expect(kept).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the page of a revision", () => {
  const revisions = [
    { revision: 2, receivedAt: Date.parse("2025-03-06T18:00:00Z") },
    { revision: 1, receivedAt: Date.parse("2025-03-06T17:10:00Z") },
  ];

  it("marks in words what is new and what was edited, and lists what is gone and which fields changed", () => {
    const view = { ...viewOf({ ...missed, conversation: [said("TWO", 2), said("four", 4)] }), revision: 2, current: 2 };
    const before = chatOf({ disposition: "lost", conversation: [said("two", 2), said("three", 3)] });
    const page = transcriptPage(signedIn(view, { revisions, changes: changesBetween(before, view.chat) }));
    expect(page).toContain('<p class="change">New since revision 1</p>');
    expect(page).toContain('<p>Changed since revision 1; before:</p><del dir="auto">two</del>');
    expect(page).toContain('<b dir="auto">Visitor</b><del dir="auto">three</del>');
    expect(page).toContain("Messages: 1 added, 1 removed, 1 changed.");
    expect(page).toContain('Disposition</th><td dir="auto">lost</td><td dir="auto">missed</td>');
    expect(page).not.toContain("It is not the current one");
  });

  it("lists when each came, links to each, and says where it is not the current one", () => {
    const page = transcriptPage(signedIn({ ...viewOf(missed), revision: 1, current: 2 }, { revisions }));
    expect(page).toContain("This is revision 1. It is not the current one, which is revision 2.");
    expect(page).toContain('<a href="/chats/130/102">Revision 2</a> came 6 Mar 2025, 19:00, current');
    expect(page).toContain('<a href="/chats/130/102?revision=1" aria-current="true">Revision 1</a>');
    expect(page).toContain('<input type="hidden" name="revision" value="1"/>');
  });
});
