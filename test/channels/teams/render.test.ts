import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../src/channels/fitting.ts";
import type { Message } from "../../../src/channels/message.ts";
import { render } from "../../../src/channels/teams/render.ts";
import { cardFaults } from "../../standin/teams/adaptive-card.ts";
import { checkTeams } from "../../standin/teams/check.ts";
import { liveInTeams } from "../../standin/teams/live.ts";
import { readableTeams } from "../../standin/teams/readable.ts";
import { ALL, CLAIM, followed, LINK, missed, OURS, RESOLVE, report, several, tooMuch } from "../support/messages.ts";
import { ONE_OF_EACH } from "../support/one-of-each.ts";

function sent(message: Message) {
  const body = render(message);
  const request = JSON.parse(body);
  return { body, request, card: request.attachments[0].content, read: readableTeams(request) };
}

describe("a message in Teams", () => {
  it("has links to open the transcript, to claim and to resolve, and nothing else that acts", () => {
    const { card } = sent(followed);
    const links = card.actions.map(({ type, url }: { type: string; url: string }) => [type, url]);
    expect(links).toEqual([LINK, CLAIM, RESOLVE].map((url) => ["Action.OpenUrl", url]));
    expect(JSON.stringify(card)).not.toMatch(/Submit|Execute|<at>|entities/);
  });

  it("is one plain sentence for phones and screen readers, the state first", () => {
    const { request, card } = sent({ ...missed, state: "Open again since 18:12." });
    const sentence = `Open again since 18:12. ${missed.summary}`;
    expect([request.summary, card.speak, card.fallbackText]).toEqual([sentence, sentence, sentence]);
  });

  it("lists several chats with a link for each, and has the link to all of them", () => {
    const { card, read } = sent(several);
    const opened = card.body.flatMap(({ selectAction }: { selectAction?: { url: string } }) => selectAction?.url ?? []);
    expect(opened).toEqual(several.items.map(({ url }) => url));
    expect(card.actions[0].url).toBe(ALL);
    for (const { title, details } of several.items) {
      expect(read).toContain(`${title} ↗`);
      expect(read).toContain(details);
    }
  });

  it("has the figures of a digest in lines, with the columns' names", () => {
    expect(sent({ ...report, kind: "digest" }).read).toContain(
      "<b>Sales: </b>Alerts 9 (before: 4), Won back 5, Open 2",
    );
  });

  it("is only the sentence and the links where an alert has changed", () => {
    const { card } = sent(ONE_OF_EACH.update ?? missed);
    expect(card.body).toHaveLength(1);
    expect(card.body[0].inlines[0].text).toBe("Chat 130/102, John Russell: Claimed by Jane Smith, 6 Mar 2025, 18:12.");
  });

  it("shows and copies what the customer typed as it was typed, and makes nothing of it", () => {
    const typed = "<at>All</at> **bold** [bank](https://evil.example) x@evil.example {{DATE(2017-02-14T06:08:00Z)}}";
    const quote = { label: "Said", text: typed };
    const { request, card } = sent({ ...missed, facts: [{ label: "Name", value: typed }], quote });
    expect(JSON.stringify(card).split(JSON.stringify(typed).slice(1, -1))).toHaveLength(3);
    expect(liveInTeams(request, OURS)).toEqual([]);
  });

  it("has an arrow for a link beside a title that looks like another address", () => {
    const items = [{ title: "Lost: evil.example", details: "x", url: LINK }];
    const { request, read } = sent({ ...several, items });
    expect(liveInTeams(request, OURS)).toEqual([]);
    expect(read).toContain("Lost: evil.example <");
  });

  it("says that it is cut where it is, and keeps the link to the whole", () => {
    for (const text of ["x", "é", "👍", "字"]) {
      const { body, card } = sent({ ...tooMuch(text.repeat(5_000), LINK, true), items: [] });
      expect(bytesOf(body)).toBeLessThanOrEqual(21_000);
      expect(card.body[0].items[0].inlines[0].text).toMatch(/…$/);
      expect(card.body.at(-1).inlines[0].text).toBe("…");
      expect(card.actions[0].url).toBe(LINK);
    }
  });

  it("keeps every chat that is listed and its link, however long the texts are", () => {
    const { card } = sent(tooMuch("字".repeat(5_000), LINK, true));
    expect(card.body.filter(({ selectAction }: { selectAction?: object }) => selectAction)).toHaveLength(10);
  });

  it("stays within the limit at the longest links that are shown", () => {
    const url = LINK.padEnd(350, "x");
    const long = {
      ...tooMuch("字".repeat(5_000), url, true),
      links: [1, 2, 3].map(() => ({ label: "x", url: LINK.padEnd(1_000, "x") })),
    };
    for (const message of [long, { ...long, items: [] }, { ...long, plain: true }]) {
      expect(bytesOf(render(message))).toBeLessThanOrEqual(21_000);
    }
  });

  it("isolates a name in a right-to-left script", () => {
    expect(sent({ ...missed, facts: [{ label: "Customer", value: "משה (2)" }] }).body).toContain("\u2068משה (2)\u2069");
  });

  it("says a dash in place of nothing", () => {
    expect(checkTeams(render({ ...missed, title: "", summary: "\u200b", facts: [{ label: " ", value: "" }] }))).toEqual(
      [],
    );
  });
});

describe("what checks a message for Teams", () => {
  const { body, card } = sent(missed);
  const withBody = (element: object) => ({ ...card, body: [element] });

  it.each([
    ["an element of version 1.5", withBody({ type: "Table", columns: [], rows: [] })],
    ["a property that no version has", withBody({ type: "TextBlock", text: "x", colour: "red" })],
    ["an unknown colour", withBody({ type: "TextBlock", text: "x", color: "red" })],
    ["a version that workflows do not post", { ...card, version: "1.5" }],
    ["an action without a URL", { ...card, actions: [{ type: "Action.OpenUrl", title: "x" }] }],
    [
      "six actions in a row",
      { ...card, actions: Array.from({ length: 7 }, () => ({ type: "Action.OpenUrl", title: "x", url: LINK })) },
    ],
  ])("finds %s", (_, wrong) => {
    const request = { ...JSON.parse(body), attachments: [{ ...JSON.parse(body).attachments[0], content: wrong }] };
    expect(checkTeams(JSON.stringify(request))).not.toEqual([]);
  });

  it("is Microsoft's own library too, which leaves nothing of our cards unread", () => {
    for (const message of [missed, several, followed, report, { ...several, plain: true }]) {
      expect(cardFaults(sent(message).card)).toEqual([]);
    }
    const newer = [
      { type: "Table", columns: [] },
      { type: "TextBlock", text: "x", style: "heading" },
    ];
    for (const wrong of [...newer, { type: "TextBlock", text: "x", colour: "red" }, { type: "Foo" }]) {
      expect(cardFaults({ ...card, body: [wrong] })).not.toEqual([]);
    }
  });

  it.each([
    ["text that is read as Markdown", { type: "TextBlock", text: "[x](https://evil.example)" }],
    [
      "a link that is not ours",
      { type: "Container", selectAction: { type: "Action.OpenUrl", url: "https://evil.example" } },
    ],
    ["a picture", { type: "Image", url: LINK }],
    ["a link in disguise", { type: "TextRun", text: "https://evil.example", underline: true }],
    ["a mention", { msteams: { entities: [] } }],
    ["marks in what is read aloud", { speak: "*x*" }],
  ])("finds %s", (_, element) => expect(liveInTeams([element], OURS)).not.toEqual([]));
});
