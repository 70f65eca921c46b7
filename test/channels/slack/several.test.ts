import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/slack/render.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { readSlack } from "../../standin/slack/read.ts";
import { ALL, LINK, missed, OURS, several } from "../support/messages.ts";

describe("a message of several chats in Slack", () => {
  it("says what they are together, then each with its link, then the button to all, then the rest", () => {
    const [worst, second, third] = several.items;
    expect(readSlack(render({ ...several, quote: missed.quote }))).toBe(
      [
        "# 3 chats need attention",
        [
          several.summary,
          `1. [${worst?.title}] ${worst?.url}\n${worst?.details}`,
          `2. [${second?.title}] ${second?.url}\n${second?.details}`,
          `3. [${third?.title}] ${third?.url}\n${third?.details}`,
        ].join("\n"),
        `[All 3 chats] ${ALL}`,
        "Queues: Sales, Chat",
        "The customer’s last words\n| Van itt valaki?",
        "They came in within 30 s",
      ].join("\n\n"),
    );
  });

  it("has each chat's title in bold, as a link", () => {
    const named = several.items.map(({ title, url }) => ({ type: "link", url, text: title, style: { bold: true } }));
    const listed = { type: "rich_text_list", elements: named.map((link) => ({ elements: [link, { type: "text" }] })) };
    expect(render(several).blocks?.[1]).toMatchObject({ elements: [{ type: "rich_text_section" }, listed] });
  });

  it.each([
    ["there is none", null],
    ["it is empty", ""],
    ["it would run", "javascript:alert(1)"],
    ["it is too long to be kept whole", `https://a.example/${"x".repeat(400)}`],
  ])("says a title without its address where %s", (_, url) => {
    const body = render({ ...several, items: [{ title: "Lost chat", details: "Kovács Éva", url }] });
    expect(readSlack(body)).toContain("\n1. Lost chat\nKovács Éva\n");
    expect(liveIn(body, OURS)).toEqual([]);
  });

  it("lists ten of them at most", () => {
    const items = Array.from({ length: 12 }, (_, index) => ({ title: `Chat ${index + 1}`, details: "x", url: LINK }));
    const said = readSlack(render({ ...several, items }));
    expect(said).toContain("\n10. [Chat 10]");
    expect(said).not.toContain("Chat 11");
  });

  it("shows the customer's words as they were typed, but no other address in the text of a link", () => {
    const typed = "<!here> *x* https://evil.example";
    const body = render({ ...several, items: [{ title: typed, details: typed, url: LINK }] });
    expect(readSlack(body)).toContain(`\n${typed}\n`);
    expect(liveIn(body, OURS)).toEqual([]);
  });
});
