import { isRecord } from "../shape.ts";
import { parsed } from "./check.ts";

/**
 * What would act in a message for ntfy, except for the URLs that are ours: its apps make links of URLs and domains, and
 * its server decodes encoded words in titles and labels.
 */
export function liveInNtfy(body: string, ours: readonly string[]): readonly string[] {
  const said = parsed(body);
  if (said === null) return ["no JSON"];
  const actions = Array.isArray(said.actions) ? said.actions.filter(isRecord) : [];
  const labels = actions.map(({ label }) => String(label));
  const urls = [said.click, ...actions.map(({ url }) => url)].filter((url) => url !== undefined);
  return [
    ...["markdown", "attach", "icon", "filename", "email", "call", "delay"].filter((key) => key in said),
    ...urls.filter((url) => !ours.includes(String(url))).map((url) => `link to ${url}`),
    ...[String(said.title), String(said.message), ...labels].flatMap((text) => addresses(text, ours)),
    ...[String(said.title), ...labels].filter((text) => /=\?.*\?=/.test(text)).map((text) => `encoded word in ${text}`),
  ];
}

/** An app that looks for links takes whatever stands between two spaces. */
function addresses(text: string, ours: readonly string[]): readonly string[] {
  return text
    .split(/\s+/)
    .filter((part) => !ours.includes(part))
    .filter((part) => part.includes("://") || /[^\s@]@[\p{L}\p{N}]/u.test(part) || /[\p{L}\p{N}]\.\p{L}/u.test(part))
    .map((part) => `address ${part}`);
}
