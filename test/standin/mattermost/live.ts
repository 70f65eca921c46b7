import { activeIn, shown, type Token } from "../markdown.ts";
import { isRecord } from "../shape.ts";
import { mattermostTokens, rocketChatTokens } from "./markdown.ts";

/** What would act in a message, other than our own links, bold labels, quotes and tables. `body`: of a webhook. */
export function liveInMattermost(body: unknown, ours: readonly string[]): readonly string[] {
  return liveIn(body, ours, (text, allowed) => {
    const found = liveRows(text, allowed, (part) => activeIn(mattermostTokens(part), ours, allowed));
    // The server reads character references before it looks for whom to notify.
    const mentions = shown(mattermostTokens(text)).match(/(?<![A-Za-z\d])@[\p{L}\p{N}._-]\S*/gu) ?? [];
    return [...found, ...mentions.map((mention) => `mention ${mention}`)];
  });
}

export function liveInRocketChat(body: unknown, ours: readonly string[]): readonly string[] {
  return liveIn(body, ours, (text, allowed) => activeIn(rocketChatTokens(text), ours, allowed));
}

type Allowed = readonly Token["kind"][];
type Live = (text: string, allowed: Allowed) => readonly string[];

function liveIn(body: unknown, ours: readonly string[], live: Live): readonly string[] {
  if (!isRecord(body)) return [];
  const attachments = Array.isArray(body.attachments) ? body.attachments.filter(isRecord) : [];
  const rich: Allowed = ["link", "bold", "quote"];
  return [
    ...live(String(body.text ?? body.message ?? ""), ["link"]),
    ...attachments.flatMap(({ title, title_link: url, text, fields, footer, fallback }) => [
      ...[title, footer, fallback].flatMap((said) => live(String(said ?? ""), [])),
      ...live(String(text ?? ""), rich),
      ...(url === undefined || ours.includes(String(url)) ? [] : [`link to ${url}`]),
      ...(Array.isArray(fields) ? fields.filter(isRecord) : []).flatMap(({ title, value }) => [
        ...live(String(title), []),
        ...live(String(value), title === "" ? rich : []),
      ]),
    ]),
    ...["channel", "username", "icon_url", "icon_emoji", "parseUrls", "emoji", "alias"].filter((key) => key in body),
  ];
}

/** A table is ours where formatting is expected; then each of its cells is a text of its own. */
function liveRows(text: string, allowed: Allowed, live: (part: string) => readonly string[]): readonly string[] {
  if (!allowed.includes("bold")) return live(text);
  const lines = text.split("\n");
  const isRow = (line: string) => /^\| .* \|$/.test(line);
  const cells = lines.filter((line) => isRow(line) && !/^\|(?: :?--:? \|)+$/.test(line));
  return [
    ...live(lines.filter((line) => !isRow(line)).join("\n")),
    ...cells.flatMap((line) => line.slice(2, -2).split(" | ").flatMap(live)),
  ];
}
