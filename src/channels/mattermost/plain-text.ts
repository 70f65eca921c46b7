import { fitting, isUsable, line, linked, waysOf } from "../markdown.ts";
import type { Item, Link, Message } from "../message.ts";
import { DIALECTS } from "./inert.ts";
import { OF_SEVERAL, SIZES, SUMMARY } from "./limits.ts";
import type { Service } from "./settings.ts";

/** The whole message in its text alone, if the attachment was rejected: as many listed chats as fit, worst first. */
export function plainText(message: Message, service: Service): string {
  const [dialect, limits] = [DIALECTS[service], OF_SEVERAL[service]];
  const { state, summary, items, elsewhere, earlier } = message;
  const whereTo = ({ label, url }: Link) => linked(label, limits.label, url, dialect);
  const isShort = ({ url }: Link) => isUsable(url, limits.url);
  const listed = ({ title, details, url }: Item, index: number) => {
    const named = `${dialect.inert(`${index + 1}. `)}${line(title, limits.item.title, dialect)}`;
    const where = url !== null && isUsable(url, limits.url) ? ` [↗](${url})` : "";
    return `${named}${where}\n${line(details, limits.item.details, dialect)}`;
  };
  const [first, ...others] = waysOf(message).filter(isShort).map(whereTo);
  const several = items.length > 0;
  const sections = [
    ...(state === undefined ? [] : [line(state, limits.state, dialect)]),
    line(summary, SUMMARY, dialect),
    ...(several ? items.slice(0, limits.items).map(listed) : others),
    ...(several ? [] : (elsewhere?.links ?? []).filter(isShort).map(whereTo)),
    ...(earlier === undefined ? [] : [line(earlier.text, limits.state, dialect)]),
  ];
  const ending = first === undefined ? [] : [first];
  return [fitting(sections, SIZES[service].text - ending.join("").length - 2), ...ending].join("\n\n");
}
