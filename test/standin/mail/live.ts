const TAGS = /<!doctype html>|<\/?[a-z]+\d?(?:\s[a-z-]+(?:="[^"<>]*")?)*\s?\/?>/g;
const PLAIN_TAGS = new Set("html head meta title style body table caption tr th td a b bdi br span".split(" "));

/**
 * What would act in a mail, if mail programs were as eager as can be: tags and attributes beyond the few that only show,
 * links that are not ours, and addresses in the text that the HTML shows. The text part has what was written: nothing in
 * it can keep a mail program from making a link.
 */
export function liveInMail({ html = "" }: EmailMessageBuilder, ours: readonly string[]): string[] {
  const tags = html.match(TAGS) ?? [];
  const shown = html.replaceAll(/<(style|title)>[^<]*<\/\1>/g, "").replaceAll(TAGS, "\n");
  const loose = shown.includes("<") ? ["a tag in disguise"] : [];
  return [...loose, ...tags.flatMap((tag) => liveTag(tag, ours)), ...addresses(unescaped(shown), ours)];
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
