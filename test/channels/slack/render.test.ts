import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/slack/render.ts";
import { checkSlack, textsOf } from "../../standin/slack/check.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { readSlack } from "../../standin/slack/read.ts";
import { LINK, missed, saying } from "../support/messages.ts";

describe("a message in Slack", () => {
  it("says everything once, in the order in which it is read", () => {
    expect(readSlack(render(missed))).toBe(
      [
        "# Missed chat: waited 4 min 29 s",
        "Customer: John Russell\nQueue: Chat",
        "The customer’s last words\n| Van itt valaki?",
        `[Open the transcript] ${LINK}`,
        "Chat 130/102, ticket 35",
      ].join("\n\n"),
    );
  });

  it("is complete for phones and screen readers, which take the text alone", () => {
    const link = LINK.replaceAll("&", "&amp;");
    expect(render(missed).text).toBe(`${missed.summary} Open the transcript: ${link}`);
  });

  it("opens no preview of a link", () => {
    expect(render(missed)).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  it("leaves out the blocks that have nothing to say", () => {
    const bare = { ...missed, title: "Test", summary: "Test", facts: [], quote: null, footnotes: [], links: [] };
    expect(render(bare)).toMatchObject({ text: "Test", blocks: [{ type: "header" }] });
    expect(render(bare).blocks).toHaveLength(1);
  });

  it.each(["", " \n\t", "\0", "\u200b\u2060", "\u202e"])(
    "says a dash in place of %j, which Slack refuses",
    (nothing) => {
      const body = render(saying(nothing));
      expect(checkSlack(body)).toBeNull();
      expect(textsOf(body.blocks)).toContain("–");
    },
  );

  it("shows in its blocks what the customer typed, character by character", () => {
    const typed = "<!channel> *bold* `code` https://evil.example & x@evil.example";
    expect(readSlack(render({ ...missed, quote: { label: "Said", text: typed } }))).toContain(`| ${typed}`);
  });

  it("makes no customer's text live in the text, which Slack reads as mrkdwn", () => {
    const name = "<!here> *bold* _it_ ~no~ `x` www.evil.example x@evil.example https://evil.example";
    const body = render({ ...missed, summary: name, links: [] });
    expect(liveIn(body, [])).toEqual([]);
    expect(body.text).toContain("&lt;!here&gt; ∗bold∗");
    expect(body.mrkdwn).toBe(false);
  });

  it("keeps lines in a quote, and one line everywhere else", () => {
    const body = render(saying("one\r\n\r\n\r\n\r\ntwo\u2028three"));
    expect(textsOf(body.blocks)).toContain("one\n\ntwo\nthree");
    expect(body.text).toContain("one two three");
  });

  it("drops what turns the direction of writing, and mends halves of characters", () => {
    const said = textsOf(render(saying("a\u202ecba\ud83d")).blocks);
    expect(said).toContain("acba\ufffd");
  });

  it("cuts between characters, and says that it did", () => {
    const [title] = textsOf(render(saying("👍".repeat(200))).blocks);
    expect(title).toBe(`${"👍".repeat(74)}…`);
  });

  it.each([
    [150, "x".repeat(150)],
    [151, `${"x".repeat(149)}…`],
  ])("takes a title of %i characters to Slack's limit and no further", (length, shown) => {
    expect(textsOf(render(saying("x".repeat(length))).blocks)[0]).toBe(shown);
  });

  it("stays below what Slack takes in sum, however much there is to say", () => {
    expect(checkSlack(render(saying("x".repeat(100_000), 60)))).toBeNull();
  });

  it("counts a character as long as its entity, and cuts none in two", () => {
    const { text } = render({ ...saying("<".repeat(5_000)), links: [] });
    expect(text).toMatch(/^(&lt;)+…$/);
    expect(text.length).toBeLessThanOrEqual(3_000);
  });

  it("keeps the link whole however long the rest is", () => {
    expect(render(saying("x".repeat(100_000))).text).toMatch(/: https:\S+1741280000$/);
  });

  it("leaves out a link that is too long to be kept whole", () => {
    const body = render({ ...missed, links: [{ label: "Open", url: `https://a.example/${"x".repeat(3_000)}` }] });
    expect(JSON.stringify(body)).not.toContain("a.example");
  });
});
