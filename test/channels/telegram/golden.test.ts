import { describe, expect, it } from "vitest";
import { render, type TelegramBody } from "../../../src/channels/telegram/render.ts";
import { KINDS } from "../support/kinds.ts";

const MARKS: Readonly<Record<string, string>> = {
  bold: "**",
  code: "`",
  pre: "```",
  blockquote: ">> ",
  text_link: "_",
};

/** The text with its marks, and a line for each button, for whoever reads it in a review. */
function readingOf({ text, entities, reply_markup }: TelegramBody): string {
  let shown = text;
  for (const { type, offset, length, url } of entities.toReversed()) {
    const mark = MARKS[type];
    const said = shown.slice(offset, offset + length);
    const marked =
      type === "blockquote" ? `${mark}${said}` : `${mark}${said}${mark}${url === undefined ? "" : ` (${url})`}`;
    shown = shown.slice(0, offset) + marked + shown.slice(offset + length);
  }
  const buttons = reply_markup.inline_keyboard.flat().map((button) => `[${button.text}] ${button.url}`);
  return [shown, "", ...buttons, ""].join("\n");
}

describe("a message in Telegram, of each kind", () => {
  it.each(Object.entries(KINDS))("is written as its reader wants it: %s", async (kind, message) => {
    await expect(readingOf(render(message))).toMatchFileSnapshot(`golden/${kind}.txt`);
  });
});
