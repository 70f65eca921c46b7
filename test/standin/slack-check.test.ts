import { describe, expect, it } from "vitest";
import { checkSlack } from "./slack/check.ts";
import { liveIn } from "./slack/live.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const header = (text: string) => ({ type: "header", text: plain(text) });
const button = (more: object) => ({ type: "actions", elements: [{ type: "button", text: plain("Open"), ...more }] });
const rich = (...elements: object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const items = (...all: object[][]) => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "ordered",
      elements: all.map((elements) => ({ type: "rich_text_section", elements })),
    },
  ],
});
const link = (text: string, url = "https://ours.example") => ({ type: "link", url, text, style: { bold: true } });
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe("the stand-in for Slack", () => {
  it.each([
    [{ text: "hi" }],
    [{ text: "", blocks: [header("x".repeat(150))] }],
    [{ blocks: [{ type: "section", fields: many(10, plain("x")) }, { type: "divider" }] }],
    [{ blocks: [button({ url: "https://a.example" }), rich({ type: "text", text: "x", style: { bold: true } })] }],
    [{ blocks: many(50, { type: "divider" }) }],
    [{ blocks: [items([link("Lost chat"), { type: "text", text: "\nx" }], [{ type: "text", text: "Missed chat" }])] }],
  ])("takes %j", (body) => {
    expect(checkSlack(body)).toBeNull();
  });

  it.each([
    ["invalid_payload", undefined],
    ["invalid_payload", "hi"],
    ["invalid_payload", { text: 7 }],
    ["invalid_payload", { text: "hi", colour: "red" }],
    ["invalid_payload", { text: "\ud83d" }],
    ["no_text", {}],
    ["no_text", { text: " ", blocks: [] }],
    ["invalid_blocks", { blocks: many(51, { type: "divider" }) }],
    ["invalid_blocks", { blocks: [header("x".repeat(151))] }],
    ["invalid_blocks", { blocks: [header("")] }],
    ["invalid_blocks", { blocks: [{ type: "header", text: { type: "mrkdwn", text: "x" } }] }],
    ["invalid_blocks", { blocks: [{ type: "header" }] }],
    ["invalid_blocks", { blocks: [{ type: "headline", text: plain("x") }] }],
    ["invalid_blocks", { blocks: [{ type: "section" }] }],
    ["invalid_blocks", { blocks: [{ type: "section", text: plain("x".repeat(3_001)) }] }],
    ["invalid_blocks", { blocks: [{ type: "section", fields: many(11, plain("x")) }] }],
    ["invalid_blocks", { blocks: [{ type: "section", fields: [plain("x".repeat(2_001))] }] }],
    ["invalid_blocks", { blocks: [{ type: "context", elements: many(11, plain("x")) }] }],
    ["invalid_blocks", { blocks: [{ type: "context", elements: [] }] }],
    ["invalid_blocks", { blocks: [button({ url: "javascript:alert(1)" })] }],
    ["invalid_blocks", { blocks: [button({ url: `https://a.example/${"x".repeat(3_000)}` })] }],
    ["invalid_blocks", { blocks: [button({ text: plain("x".repeat(76)) })] }],
    ["invalid_blocks", { blocks: [{ ...button({}), elements: many(26, { type: "button", text: plain("x") }) }] }],
    ["invalid_blocks", { blocks: [rich({ type: "text", text: "" })] }],
    ["invalid_blocks", { blocks: [rich({ type: "text" })] }],
    ["invalid_blocks", { blocks: [{ type: "rich_text", elements: [{ type: "text", text: "x" }] }] }],
    ["invalid_blocks", { blocks: [items([{ type: "link", text: "Lost chat" }])] }],
    ["invalid_blocks", { blocks: [items([])] }],
    ["invalid_blocks", { blocks: many(2, { type: "divider", block_id: "one" }) }],
    ["msg_blocks_too_long", { blocks: many(4, { type: "section", text: plain("x".repeat(3_000)) }) }],
    ["msg_blocks_too_long", { blocks: many(2, items(many(2, link("x", `https://a.example/${"x".repeat(2_500)}`)))) }],
  ])("answers %s to %j", (error, body) => {
    expect(checkSlack(body)).toMatchObject({ error });
  });

  it("answers invalid_blocks to whatever blocks where it is to take none, and takes a text", () => {
    expect(checkSlack({ text: "hi", blocks: [{ type: "divider" }] }, false)).toMatchObject({ error: "invalid_blocks" });
    expect(checkSlack({ text: "hi" }, false)).toBeNull();
    expect(checkSlack({ text: "hi", blocks: [] }, false)).toBeNull();
  });
});

describe("what would be live", () => {
  it.each([
    { text: "<!channel>" },
    { text: "a & b" },
    { text: "*bold*" },
    { text: "see www.evil.example" },
    { text: "see https://evil.example" },
    { text: "x@evil.example" },
    { text: "hi", link_names: true },
    { text: "hi", blocks: [rich({ type: "user", user_id: "U024BE7LH" })] },
    { text: "hi", blocks: [rich({ type: "link", url: "https://evil.example" })] },
    { text: "hi", blocks: [button({ url: "https://evil.example" })] },
    { text: "hi", blocks: [items([link("Lost chat", "https://evil.example")])] },
    { text: "hi", blocks: [items([link("see evil.example")])] },
    { text: "hi", blocks: [items([{ type: "broadcast", range: "here" }])] },
    { text: "hi", blocks: [{ type: "section", text: { type: "mrkdwn", text: "hi" } }] },
  ])("is found in %j", (body) => {
    expect(liveIn(body, ["https://ours.example"])).not.toEqual([]);
  });

  it("is not what is ours", () => {
    const blocks = [header("see evil.example"), button({ url: "https://ours.example" }), items([link("Lost chat")])];
    const body = { text: "a &amp; b: https://ours.example", blocks };
    expect(liveIn(body, ["https://ours.example"])).toEqual([]);
  });
});
