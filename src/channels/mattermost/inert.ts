import type { Dialect } from "../markdown.ts";
import type { Service } from "./settings.ts";

/** Signs that begin a heading, a list, a line or an underlined title. */
const BEGINNINGS = [/(?<=^ *)[-+=](?=[ =-]|$)/u, /(?<=^ *\d{1,10})[.)](?=\s|$)/u];
/** The full stops of domains, and the colons of schemes and `:names:`; but not those of a time, "18:12". */
const LINKING = [/\.(?=[\p{L}_`])|(?<=[wW]{3}\d*)\./u, /:(?=\S)(?<!(?<![^\s(])\d{1,2}:(?=\d{2}[,.;)]*:?(?:\s|$)))/u];

const SMILEYS = /;(?=-?\))|(?<=[xX])-(?=[dD])/u;

const IN_MATTERMOST = anyOf([/[&<>*_~`|[\]\\#$]/u, /@(?=[\p{L}\p{N}._-])/u, SMILEYS, ...LINKING, ...BEGINNINGS]);

const IN_ROCKET_CHAT = anyOf([
  // Character references.
  /&(?=#?\w+;)/u,
  SMILEYS,
  /[<>*_~`|[\]\\#$]/u,
  /@(?=\S)/u,
  // Telephone numbers.
  /\+(?=[\d(])/u,
  ...LINKING,
  ...BEGINNINGS,
]);

/** Does not count as a part of a name. */
const ZERO_WIDTH = "\u200b";

/**
 * A character reference stands for a sign, and is never one that formats, links or mentions: neither in the browser, nor
 * in the app, nor in notifications. It is copied as the sign. Only the server, which finds whom to notify, reads it as
 * the sign as well: so in `@name`, a character without width keeps the name from the sign.
 */
const mattermost: Dialect = {
  inert: (text) =>
    text.replace(IN_MATTERMOST, (sign, at: number) => {
      const reference = `&#${sign.codePointAt(0)};`;
      return sign === "@" && !/[A-Za-z\d]/.test(text.charAt(at - 1)) ? reference + ZERO_WIDTH : reference;
    }),
  sizeOf: (character) => (/[&<>*_~`|[\]\\#$@;:.+=)-]/.test(character) ? 7 : character.length),
  hasTables: true,
};

const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ "<": "＜", ">": "＞", "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ", "|": "∣", "[": "［", "]": "］", "\\": "＼" },
  ...{
    "#": "＃",
    $: "＄",
    "@": "＠",
    "+": "＋",
    ".": "․",
    ":": "∶",
    "-": "‐",
    "=": "＝",
    ")": "）",
    "&": "＆",
    ";": "；",
  },
};

/**
 * Rocket.Chat has no escapes that all of its versions read, so signs that act are replaced with others that look the
 * same.
 */
const rocketChat: Dialect = {
  inert: (text) => text.replace(IN_ROCKET_CHAT, (sign) => LOOKALIKES[sign] ?? sign),
  sizeOf: (character) => character.length,
  hasTables: false,
};

export const DIALECTS: Readonly<Record<Service, Dialect>> = { mattermost, "rocket.chat": rocketChat };

/** For what one version shows as it is, and another one reads as Markdown: titles and small print. */
export const anywhere: Dialect = rocketChat;

function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join("|"), "gmu");
}
