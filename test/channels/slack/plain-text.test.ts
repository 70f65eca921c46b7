import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/channels/message.ts";
import { render } from "../../../src/channels/slack/render.ts";
import { checkSlack } from "../../standin/slack/check.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { ALL, LINK, missed, OURS, several } from "../support/messages.ts";

describe("a plain message in Slack", () => {
  const plain = (changes: Partial<Message> = {}) => render({ ...several, ...changes, plain: true });

  it("is a text and nothing else", () => {
    expect(Object.keys(plain()).sort()).toEqual(["mrkdwn", "text", "unfurl_links", "unfurl_media"]);
    expect(checkSlack(plain(), false)).toBeNull();
  });

  it("says what they are together, then each with its address, then where all are", () => {
    const escaped = (url: string | null | undefined) => url?.replaceAll("&", "&amp;");
    const listed = several.items.map(
      ({ title, details, url }, index) => `${index + 1}. ${title}\n${details}\n${escaped(url)}`,
    );
    expect(plain().text).toBe([several.summary, ...listed, `All 3 chats: ${escaped(ALL)}`].join("\n\n"));
  });

  it("says of one chat what its text says otherwise", () => {
    expect(render({ ...missed, plain: true }).text).toBe(render(missed).text);
  });

  it("is within 3,000 characters, with the worst chats and the last link whole", () => {
    const items = several.items
      .flatMap((item) => [item, item, item])
      .map((item) => ({ ...item, details: "<".repeat(300) }));
    const { text } = plain({ items, summary: "x".repeat(5_000) });
    expect(text.length).toBeLessThanOrEqual(3_000);
    const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(text.endsWith(`: ${ALL.replaceAll("&", "&amp;")}`)).toBe(true);
  });

  it("makes nothing live but our own links", () => {
    const typed =
      "<!here> *bold* _it_ ~no~ `x` www.evil.example x@evil.example https://evil.example <https://evil.example|x>";
    const body = plain({ summary: typed, items: [{ title: typed, details: typed, url: LINK }] });
    expect(liveIn(body, OURS)).toEqual([]);
    expect(body.text).toContain("1. &lt;!here&gt; ∗bold∗");
    expect(body.mrkdwn).toBe(false);
  });
});
