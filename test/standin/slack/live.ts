import { isRecord } from "../shape.ts";

const ACTS = new Set(["user", "usergroup", "channel", "broadcast", "team", "emoji", "date", "color"]);

/**
 * What would act in a message for Slack, if Slack were as eager as can be: mentions, marks, links and addresses,
 * except for the URLs that are ours.
 */
export function liveIn(body: unknown, ours: readonly string[]): readonly string[] {
  if (!isRecord(body)) return [];
  const asked = ["link_names", "parse", "attachments"].filter((key) => key in body);
  const said = typeof body.text === "string" ? body.text : "";
  return [...asked, ...liveText(said, ours), ...marks(said), ...liveElements(body.blocks, ours)];
}

function liveElements(value: unknown, ours: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => liveElements(entry, ours));
  if (!isRecord(value)) return [];
  const { type, text, url } = value;
  const inside = Object.values(value).flatMap((entry) => liveElements(entry, ours));
  const foreign = typeof url === "string" && !ours.includes(url) ? [`link to ${url}`] : [];
  const acts = typeof type === "string" && ACTS.has(type) ? [`element ${type}`] : [];
  const mrkdwn = type === "mrkdwn" || type === "markdown" ? [`${type} text`] : [];
  // A link that shows another address than its own is a disguise. Plain text makes no links.
  const plain = type === "link" && typeof text === "string" ? addresses(text, ours) : [];
  return [...inside, ...foreign, ...acts, ...mrkdwn, ...plain];
}

function liveText(text: string, ours: readonly string[]): readonly string[] {
  const escapes = text.replaceAll(/&(?:amp|lt|gt);/g, "");
  const raw = /[&<>]/.test(escapes) ? ["unescaped & < or >"] : [];
  return [...raw, ...addresses(unescaped(text), ours)];
}

/** A last label that no domain has makes no link: "jane.smith". */
const DOMAIN =
  /www\.|[a-z0-9]\.(?:[a-z]{2}|com|net|org|info|biz|app|dev|xyz|shop|site|zip|name|example|test)(?![a-z0-9-])/i;

/** A server that looks for links takes whatever stands between two spaces. */
function addresses(text: string, ours: readonly string[]): readonly string[] {
  return text
    .split(/\s+/)
    .filter((part) => !ours.includes(part))
    .filter((part) => part.includes("://") || /[^\s@]@[a-z0-9]/i.test(part) || DOMAIN.test(part))
    .map((part) => `address ${part}`);
}

function marks(text: string): readonly string[] {
  const withoutUrls = text.replaceAll(/https?:\/\/\S+/g, "");
  return [..."*_~`"].filter((mark) => withoutUrls.includes(mark)).map((mark) => `mark ${mark}`);
}

export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
