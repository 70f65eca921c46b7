import { describe, expect, it } from "vitest";
import { mattermostHookFaults, postFaults, rocketChatHookFaults } from "./mattermost/check.ts";
import { liveInMattermost, liveInRocketChat } from "./mattermost/live.ts";

const LINK = "https://ours.example/x?a=b_c*d";
const ID = "4xp9fdt77pncbef59f4k1qe83o";
const one = { color: "#b42318", title: "x", title_link: LINK, fields: [{ title: "", value: "x", short: false }] };

describe("the stand-in for Mattermost and Rocket.Chat", () => {
  it("accepts what both take, and each what is its own", () => {
    const body = { text: "hi", attachments: [one] };
    expect([mattermostHookFaults(body), rocketChatHookFaults(body)]).toEqual([[], []]);
    expect(mattermostHookFaults({ text: "hi", attachments: [{ ...one, footer: "x", fallback: "x" }] })).toEqual([]);
    expect(postFaults({ channel_id: ID, root_id: ID, message: "hi", props: { attachments: [one] } })).toEqual([]);
    expect(postFaults({ message: "hi", props: { attachments: [] } }, true)).toEqual([]);
  });

  it.each([
    ["no text", {}],
    ["a text that is too long", { text: "x".repeat(16_384) }],
    ["an unknown key", { text: "hi", channel: "other" }],
    ["a footer that would be cut", { text: "hi", attachments: [{ ...one, footer: "x".repeat(301) }] }],
    ["a colour by its name", { text: "hi", attachments: [{ ...one, color: "red" }] }],
    ["a script", { text: "hi", attachments: [{ ...one, title_link: "javascript:alert(1)" }] }],
    ["half of a character", { text: "\ud83d" }],
  ])("refuses %s", (_, body) => {
    expect(mattermostHookFaults(body)).not.toEqual([]);
  });

  it("refuses in Rocket.Chat what it does not show, and what is too long for it", () => {
    expect(rocketChatHookFaults({ text: "hi", attachments: [{ ...one, footer: "x" }] })).not.toEqual([]);
    expect(rocketChatHookFaults({ text: "x".repeat(5_001) })).not.toEqual([]);
    expect(
      rocketChatHookFaults({ text: "x".repeat(3_000), attachments: [{ ...one, text: "x".repeat(2_500) }] }),
    ).not.toEqual([]);
  });

  it("refuses a post in no channel, and a patch that would move it", () => {
    expect(postFaults({ message: "hi", props: { attachments: [] } })).not.toEqual([]);
    expect(postFaults({ channel_id: ID, message: "hi", props: { attachments: [] } }, true)).not.toEqual([]);
  });
});

const ACTIVE = [
  ...["@here", "a.@all", "@jane.smith", "~town-square", "#hashtag", ":tada:", "*i*", "_i_", "**b**", "~~s~~", "`c`"],
  ...["# h", "- l", "1. l", "> q", "---", "x\n===", "| a |", "https://evil.example", "www.evil.example", "evil.hu/x"],
  ...[
    "x@evil.example",
    "mailto:x",
    "[bank](https://evil.example)",
    "<https://evil.example>",
    "<b>",
    "$x$",
    "[a]: https://e.hu",
  ],
];

describe("what would act in Mattermost", () => {
  it.each([...ACTIVE, ";)", "&lt;", "&#64;here", "_&#64;all"])("is found in %s", (text) => {
    expect(liveInMattermost({ text }, [LINK])).not.toEqual([]);
    expect(liveInMattermost({ text: "hi", attachments: [{ title: text }] }, [LINK])).not.toEqual([]);
  });

  it("is not what is ours, nor what a character reference makes a sign", () => {
    const value = `**Said**\n> &#35; h\n\n| a | b |\n| :-- | --: |\n| &#124; | 1 |\n\n[Open](${LINK})`;
    const attachments = [{ ...one, fields: [{ title: "", value }] }];
    expect(liveInMattermost({ text: "&#64;\u200bhere x&#64;evil&#46;example", attachments }, [LINK])).toEqual([]);
  });

  it("is a table where a customer's text stands alone", () => {
    expect(liveInMattermost({ text: "| a | b |" }, [LINK])).not.toEqual([]);
  });
});

describe("what would act in Rocket.Chat", () => {
  it.each([...ACTIVE, "evil.example", "+36301234567", "<t:1700000000:R>", "<https://evil.hu|bank>"])(
    "is found in %s",
    (text) => {
      expect(liveInRocketChat({ text }, [LINK])).not.toEqual([]);
    },
  );

  it("is not what looks like it", () => {
    expect(liveInRocketChat({ text: "＠here ∗b∗ https∶//evil․example" }, [LINK])).toEqual([]);
  });
});
