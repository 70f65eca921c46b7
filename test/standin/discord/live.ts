import { activeIn, type Token } from "../markdown.ts";
import { isRecord } from "../shape.ts";
import { recordsIn } from "./check.ts";
import { tokens } from "./markdown.ts";

/**
 * What would act in a message for Discord, other than our own links, bold labels and quotes. In `content`, only links of
 * ours are expected, and none of them with a preview.
 */
export function liveInDiscord(body: unknown, ours: readonly string[]): readonly string[] {
  if (!isRecord(body)) return [];
  const { allowed_mentions: mentions } = body;
  const quiet = isRecord(mentions) && Array.isArray(mentions.parse) && mentions.parse.length === 0;
  const embeds = recordsIn(body.embeds);
  const buttons = recordsIn(body.components).flatMap(({ components }) => recordsIn(components));
  const formatted = embeds.flatMap((embed) => [...(typeof embed.description === "string" ? [embed.description] : [])]);
  const plain = embeds.flatMap((embed) => [
    embed.title,
    ...recordsIn(embed.fields).flatMap(({ name, value }) => [name, value]),
  ]);
  const urls = [...embeds.map(({ url }) => url), ...buttons.map(({ url }) => url)].filter((url) => url !== undefined);
  return [
    ...(quiet ? [] : ["mentions are not switched off"]),
    ...liveText(String(body.content ?? ""), ours, ["link"]),
    ...formatted.flatMap((text) => liveText(text, ours, ["link", "bold", "quote"])),
    ...plain.flatMap((text) => liveText(String(text), ours, [])),
    ...urls.filter((url) => !ours.includes(String(url))).map((url) => `link to ${url}`),
    ...["tts", "username", "avatar_url", "poll", "attachments"].filter((key) => key in body),
  ];
}

function liveText(text: string, ours: readonly string[], allowed: readonly Token["kind"][]): readonly string[] {
  return [...activeIn(tokens(text), ours, allowed), ...rawFaults(text, ours)];
}

/** The server looks for links to preview in the text as it was sent, whatever the clients make of it. */
function rawFaults(text: string, ours: readonly string[]): readonly string[] {
  const links = text.match(/[a-z][a-z\d+.-]*:\/\/[^\s<>()]+/gi) ?? [];
  const invitations = text.match(/(?:discord\.gg|discord(?:app)?\.com\/invite)\//gi) ?? [];
  return [...links.filter((link) => !ours.includes(link)), ...invitations].map((link) => `raw link ${link}`);
}
