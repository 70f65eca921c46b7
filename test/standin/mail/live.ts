const TAGS = /<!doctype html>|<\/?[a-z]+\d?(?:\s[a-z-]+(?:="[^"<>]*")?)*\s?\/?>/g;
const PLAIN_TAGS = new Set("html head meta title style body table caption tr th td a b br".split(" "));

/**
 * What would act in a mail, if mail programs were as eager as can be: tags and attributes beyond the few that only show,
 * links that are not ours, and addresses in the text of either part.
 */
export function liveInMail({ text = "", html = "", subject }: EmailMessageBuilder, ours: readonly string[]): string[] {
  const tags = html.match(TAGS) ?? [];
  const shown = html.replaceAll(/<style>[^<]*<\/style>/g, "").replaceAll(TAGS, "\n");
  const loose = shown.includes("<") ? ["a tag in disguise"] : [];
  const said = [subject, text, unescaped(shown)].flatMap((part) => addresses(part, ours));
  return [...loose, ...tags.flatMap((tag) => liveTag(tag, ours)), ...said];
}

function liveTag(tag: string, ours: readonly string[]): readonly string[] {
  const name = /^<\/?([a-z]+)/.exec(tag)?.[1] ?? "html";
  const href = /\shref="([^"]*)"/.exec(tag)?.[1];
  return [
    ...(PLAIN_TAGS.has(name) ? [] : [`tag ${name}`]),
    ...(/\s(?:on[a-z]+|src|action|background|id)=|url\(/.test(tag) ? [`attribute of ${tag}`] : []),
    ...(href === undefined || ours.includes(unescaped(href)) ? [] : [`link to ${href}`]),
  ];
}

function addresses(text: string, ours: readonly string[]): readonly string[] {
  return text
    .split(/\s+/)
    .filter((word) => !ours.includes(word))
    .filter((word) => word.includes("://") || /[^\s@]@[a-z\d]/i.test(word) || /[a-z\d]\.[a-z]{2}/i.test(word))
    .map((word) => `address ${word}`);
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
