import { describe, expect, it } from "vitest";
import { discordFaults } from "./discord/check.ts";
import { liveInDiscord } from "./discord/live.ts";

const OURS = ["https://ours.example/x?a=b_c*d"];
const [LINK] = OURS;
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const button = (more: object = {}) => ({ type: 2, style: 5, label: "Open", url: LINK, ...more });
const row = (...components: object[]) => [{ type: 1, components }];
const quiet = { allowed_mentions: { parse: [] } };

describe("the stand-in for Discord", () => {
  it.each([
    [{ content: "hi" }],
    [{ content: "x".repeat(2_000), embeds: [], components: [], flags: 4, ...quiet }],
    [{ embeds: many(10, { title: "x".repeat(256) }) }],
    [
      {
        embeds: [{ title: "x", url: LINK, color: 0xffffff, fields: many(25, { name: "x", value: "x", inline: true }) }],
      },
    ],
    [{ embeds: [{ description: "x".repeat(4_096), footer: { text: "x".repeat(1_904) } }] }],
    [{ content: "hi", components: row(...many(5, button())) }],
  ])("accepts %#", (body) => {
    expect(discordFaults(body)).toEqual([]);
    expect(discordFaults(body, true)).toEqual([]);
  });

  it.each([
    ["no object", "hi"],
    ["nothing to show", {}],
    ["blank content", { content: " ", embeds: [] }],
    ["content that is too long", { content: "x".repeat(2_001) }],
    ["half of a character", { content: "\ud83d" }],
    ["an unknown key", { content: "hi", colour: 1 }],
    ["an unknown key of an embed", { embeds: [{ title: "x", colour: 1 }] }],
    ["11 embeds", { embeds: many(11, { title: "x" }) }],
    ["an empty embed", { embeds: [{}] }],
    ["embeds that are too long in total", { embeds: many(2, { description: "x".repeat(3_001) }) }],
    ["a title that is too long", { embeds: [{ title: "x".repeat(257) }] }],
    ["26 fields", { embeds: [{ fields: many(26, { name: "x", value: "x" }) }] }],
    ["a field without a value", { embeds: [{ fields: [{ name: "x", value: "" }] }] }],
    ["a value that is too long", { embeds: [{ fields: [{ name: "x", value: "x".repeat(1_025) }] }] }],
    ["a footer that is too long", { embeds: [{ footer: { text: "x".repeat(2_049) } }] }],
    ["a colour that is none", { embeds: [{ title: "x", color: 0x1000000 }] }],
    ["an embed's script", { embeds: [{ title: "x", url: "javascript:alert(1)" }] }],
    ["six buttons in a row", { content: "hi", components: row(...many(6, button())) }],
    [
      "a button that would need an answer",
      { content: "hi", components: row({ type: 2, style: 1, label: "x", custom_id: "x" }) },
    ],
    ["a label that is too long", { content: "hi", components: row(button({ label: "x".repeat(81) })) }],
    [
      "a button's URL that is too long",
      { content: "hi", components: row(button({ url: `${LINK}${"x".repeat(512)}` })) },
    ],
    ["an empty row", { content: "hi", components: row() }],
    ["a bare button", { content: "hi", components: [button()] }],
  ])("refuses %s", (_, body) => {
    expect(discordFaults(body)).not.toEqual([]);
  });
});

describe("what would act in Discord", () => {
  it.each([
    ...[
      "@everyone",
      "<@1234>",
      "<@&1>",
      "<#1>",
      "<:a:1>",
      "<t:1:R>",
      "</a:1>",
      ":tada:",
      "`c`",
      "||s||",
      "~~s~~",
      "__u__",
    ],
    ...[
      "*i*",
      "_i_",
      "**b**",
      "# h",
      "-# s",
      "- l",
      "1. l",
      "> q",
      "https://evil.example",
      "www.evil.example",
      "steam://x",
    ],
    ...["discord.gg/abc", "discord.com/invite/abc", "[bank](https://evil.example)", "<https://evil.example>"],
  ])("is found in the content: %s", (content) => {
    expect(liveInDiscord({ content, ...quiet }, OURS)).not.toEqual([]);
  });

  it.each([
    [{ content: "hi" }],
    [{ content: "hi", allowed_mentions: { parse: ["everyone"] } }],
    [{ content: "hi", tts: true, ...quiet }],
    [{ embeds: [{ title: "**b**" }], ...quiet }],
    [{ embeds: [{ description: "[x](https://evil.example)" }], ...quiet }],
    [{ embeds: [{ description: `[@everyone](${LINK})` }], ...quiet }],
    [{ embeds: [{ fields: [{ name: "x", value: "*x*" }] }], ...quiet }],
    [{ embeds: [{ url: "https://evil.example" }], ...quiet }],
    [{ components: row(button({ url: "https://evil.example" })), ...quiet }],
  ])("is found in %j", (body) => {
    expect(liveInDiscord(body, OURS)).not.toEqual([]);
  });

  it("is not what is ours, nor what a backslash makes a sign", () => {
    const content = `\\@everyone \\*b\\* https\\://evil\\.example <${LINK}>`;
    const description = `**Said**\n> \\# h\n[Open](${LINK})`;
    const embeds = [{ title: "18:12, 4 min (130/102)", description, url: LINK, footer: { text: "@everyone *b*" } }];
    expect(liveInDiscord({ content, embeds, components: row(button()), ...quiet }, OURS)).toEqual([]);
  });
});
