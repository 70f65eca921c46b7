import { isRecord } from "../shape.ts";
import { buttonsOf, entitiesOf, isCode } from "./check.ts";

/** What Telegram looks for in text by itself, if it were as eager as can be. It finds nothing in code. */
const FOUND = [
  /[a-z][a-z\d+.-]*:\/\/\S/iu,
  /(?:^|[^\p{L}\p{N}_])@[\p{L}\p{N}_]/u,
  /\S@[\p{L}\p{N}]/u,
  /#[\p{L}\p{N}_]/u,
  /(?:^|[^\p{L}\p{N}_/])\/[A-Za-z0-9_]/u,
  /\$[A-Z]{1,8}/u,
  /[\p{L}\p{N}]\.(?:\p{L}{2,}|xn--)/u,
  /www\./iu,
];

/** What would act in a message by itself, but for links to `ours`. */
export function liveIn(body: unknown, ours: readonly string[]): readonly string[] {
  if (!isRecord(body) || typeof body.text !== "string") return [];
  const { text } = body;
  const entities = entitiesOf(body.entities);
  const mentions = entities.filter(({ type }) => !["bold", "code", "pre", "blockquote", "text_link"].includes(type));
  const links = [...entities.flatMap(({ url }) => url ?? []), ...buttonsOf(body.reply_markup).map(({ url }) => url)];
  let open = text;
  for (const { offset, length } of entities.filter(isCode))
    open = open.slice(0, offset) + "\n".repeat(length) + open.slice(offset + length);
  for (const url of [...ours].sort((one, other) => other.length - one.length)) open = open.replaceAll(url, "\n");
  // A link that shows another address than its own is a disguise; in code nothing is a link.
  const parse = body.parse_mode === undefined ? [] : ["a parse mode"];
  const preview =
    isRecord(body.link_preview_options) && body.link_preview_options.is_disabled === true ? [] : ["previews"];
  return [
    ...mentions.map(({ type }) => `entity ${type}`),
    ...links.filter((url) => !ours.includes(url)).map((url) => `link to ${url}`),
    ...FOUND.flatMap((pattern) => pattern.exec(open)?.[0] ?? []).map((found) => `found ${JSON.stringify(found)}`),
    ...parse,
    ...preview,
  ];
}
