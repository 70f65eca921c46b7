import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discordMarkdown } from "../../src/channels/discord/inert.ts";
import { type Dialect, described, line, linked } from "../../src/channels/markdown.ts";
import { DIALECTS } from "../../src/channels/mattermost/inert.ts";
import type { Message } from "../../src/channels/message.ts";
import { inLines } from "../../src/channels/text.ts";
import { tokens as discordTokens } from "../standin/discord/markdown.ts";
import { activeIn, shown, type Token } from "../standin/markdown.ts";
import { mattermostTokens, rocketChatTokens } from "../standin/mattermost/markdown.ts";
import { LINK, missed, report, several } from "./support/messages.ts";

interface Read {
  readonly name: string;
  readonly dialect: Dialect;
  readonly tokens: (text: string) => readonly Token[];
}

const DISCORD: Read = { name: "Discord", dialect: discordMarkdown, tokens: discordTokens };
const MATTERMOST: Read = { name: "Mattermost", dialect: DIALECTS.mattermost, tokens: mattermostTokens };
const ROCKET_CHAT: Read = { name: "Rocket.Chat", dialect: DIALECTS["rocket.chat"], tokens: rocketChatTokens };
const ALL = [DISCORD, MATTERMOST, ROCKET_CHAT];

const HOSTILE = [
  ..."\\*_~`|<>[]()#@:.!+-=$&;^%/{}'\"",
  ...[
    "@everyone",
    "@here",
    "@all",
    "@channel",
    "a.@here",
    "_@here",
    "é@here",
    "~town-square",
    "#general",
    "#értékesítés",
  ],
  ...["<@1234>", "<@&1234>", "<#1234>", "<:a:1234>", "<a:b:1234>", "<t:1700000000:R>", "</x:1234>", "<id:home>"],
  ...[
    "https://evil.example",
    "HTTP://evil.example/a(b)",
    "www.evil.example",
    "WWW.evil.hu",
    "evil.hu/x",
    "steam://run/1",
  ],
  ...[
    "discord.gg/abc",
    "discord.com/invite/abc",
    "mailto:x@evil.example",
    "x@evil.example",
    "tel:+3630",
    "+36301234567",
  ],
  ...[
    "[your bank](https://evil.example)",
    "[a]: https://evil.example",
    "![x](https://evil.example)",
    "<https://evil.hu|x>",
  ],
  ...[
    "**b**",
    "__u__",
    "*i*",
    "_i_",
    "~~s~~",
    "||s||",
    "`c`",
    "```\nc\n```",
    ":tada:",
    ":1234:",
    "$x^2$",
    "\\(x\\)",
    ":)",
    ";)",
  ],
  ...["# h", "## h", "-# s", "- a", "+ a", "* a", "1. a", "12) a", "> q", ">>> q", "---", "===", "- - -", "| a | b |"],
  ...[
    "&#64;here",
    "&lt;",
    "&amp;#42;",
    "X-D",
    "<3",
    " ",
    "\n",
    "\n\n",
    "a",
    "Kovács Éva",
    "👍",
    "18:12",
    "18:12:05",
    "a:b",
  ],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 5 })), { maxLength: 12 })
  .map((parts) => inLines(parts.join("")));

describe.each(ALL)("a customer's text in $name", ({ dialect, tokens }) => {
  it("has nothing that acts, whatever it is", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(activeIn(tokens(dialect.inert(typed)), [], [])).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes no more room than it was given", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const most = [...typed].reduce((sum, character) => sum + dialect.sizeOf(character), 0);
        expect(dialect.inert(typed).length).toBeLessThanOrEqual(most);
        expect(line(typed, 40, dialect).length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe.each([DISCORD, MATTERMOST])("what a reader sees in $name", ({ dialect, tokens }) => {
  it("is what was typed, character by character", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(shown(tokens(dialect.inert(typed))).replaceAll("\u200b", "")).toBe(typed.replaceAll("\u200b", ""));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "john.russell@example.com",
    "+36 30 123-4567",
    "10.80.2.13",
    "2001:db8::1",
    "a_b",
    "https://a.example/b?c=d",
  ])("is copied as it is: %s", (typed) => {
    expect(shown(tokens(dialect.inert(typed)))).toBe(typed);
  });

  it.each(["Waited 4 min 29 s, no answer (130/102)", "closed 18:06", "6 Mar 2025, 18:12.", "Kovács Éva – Értékesítés"])(
    "is sent as it is where nothing in it could act: %s",
    (typed) => {
      expect(dialect.inert(typed)).toBe(typed);
    },
  );
});

describe("what Mattermost's server notifies of", () => {
  it.each(["@here", "(@all)", "a.@channel", "_@here", "é@here", "@@here", "@jane.smith"])(
    "is nobody whose name a customer typed: %s",
    (typed) => {
      const decoded = shown(mattermostTokens(DIALECTS.mattermost.inert(typed)));
      expect(decoded).toMatch(/@\u200b/);
      expect(decoded).not.toMatch(/(?<![A-Za-z\d])@[\p{L}\p{N}._-]/u);
    },
  );
});

describe.each(ALL)("a description in $name", ({ dialect, tokens }) => {
  const limits = {
    ...{
      facts: 10,
      factsInTotal: 1_000,
      label: 60,
      state: 100,
      quote: 300,
      items: 2,
      item: { title: 60, details: 60 },
    },
    ...{ links: 2, url: 400, rows: 1, cells: 9, cell: 20, table: 300 },
  };
  const say = (message: Message, room = 2_000) => described(message, { ways: [], dialect, limits, room });

  it("says that chats and rows were cut, and where the whole is", () => {
    const [link] = several.links;
    for (const message of [several, report]) {
      const ending = say(message).split("\n\n").at(-1);
      expect(ending).toBe(`… [${link?.label}](${link?.url})`);
    }
  });

  it("names every listed chat, and makes links of as many as there is room for", () => {
    const names = (room: number) => shown(tokens(say(several, room))).match(/chat: waited/g);
    const links = (room: number) => say(several, room).match(/\*\*\d\. \[/g)?.length ?? 0;
    expect([names(2_000)?.length, links(2_000)]).toEqual([2, 2]);
    expect([names(400)?.length, links(400)]).toEqual([2, 1]);
    expect([names(300)?.length, links(300)]).toEqual([2, 0]);
  });

  it("has a link beside a title that looks like another address", () => {
    const said = linked("Came back: evil.example", 60, LINK, dialect);
    expect(said).toMatch(/ \[↗\]\(https:\/\/alerts\.example\.com/);
    expect(linked("Came back: [Jane]", 60, LINK, dialect)).toMatch(/ \[↗\]\(/);
    expect(linked("Open (all)", 60, LINK, dialect)).toBe(`[Open (all)](${LINK})`);
  });

  it("quotes every line", () => {
    const said = say({ ...missed, quote: { label: "Said", text: "one\n\n> two\n# three" } });
    const [, ...lines] = said.split("\n");
    expect(lines).toHaveLength(4);
    for (const one of lines) expect(one).toMatch(/^> /);
  });
});
