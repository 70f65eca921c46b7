import { activeIn, addressesIn } from "../inert.ts";
import { isRecord } from "../shape.ts";

type Json = Readonly<Record<string, unknown>>;

/** Text that is read as HTML, in a section or a widget. */
const HTML = ["header", "text", "topLabel", "bottomLabel"];
/** What does nothing but show text or open a link. */
const QUIET = ["textParagraph", "decoratedText", "buttonList"];

/**
 * What would act in a message for Google Chat, if it were as eager as can be: mentions, marks and addresses in its text;
 * in its cards tags beyond the few that only show, links that are not ours, and addresses in what the HTML shows.
 */
export function liveInGoogleChat(message: unknown, ours: readonly string[]): readonly string[] {
  if (!isRecord(message)) return ["no message"];
  const said = [message.text, message.fallbackText].flatMap((text) => activeIn(String(text ?? ""), ours));
  return [...said, ...records(message.cardsV2).flatMap(({ card }) => (isRecord(card) ? liveInCard(card, ours) : []))];
}

function liveInCard({ header, sections }: Json, ours: readonly string[]): readonly string[] {
  const title = isRecord(header) ? liveInPlain(String(header.title)) : [];
  return [
    ...title,
    ...records(sections).flatMap((section) => [
      ...htmlOf(section).flatMap((text) => liveInHtml(text, ours)),
      ...records(section.widgets).flatMap((widget) => liveInWidget(widget, ours)),
    ]),
  ];
}

function liveInWidget(widget: Json, ours: readonly string[]): readonly string[] {
  const acts = Object.keys(widget).filter((key) => !QUIET.includes(key));
  const shown = ["textParagraph", "decoratedText"].flatMap((kind) => (isRecord(widget[kind]) ? [widget[kind]] : []));
  const buttons = isRecord(widget.buttonList) ? records(widget.buttonList.buttons) : [];
  return [
    ...acts.map((key) => `widget ${key}`),
    ...shown.flatMap((one) => [
      ...htmlOf(one).flatMap((text) => liveInHtml(text, ours)),
      ...(one.onClick === undefined ? [] : ["a widget that acts"]),
    ]),
    ...buttons.flatMap(({ text, onClick, ...more }) => [
      ...liveInPlain(String(text)),
      ...Object.keys(more).map((key) => `${key} of a button`),
      ...(isRecord(onClick) && isRecord(onClick.openLink) && ours.includes(String(onClick.openLink.url))
        ? []
        : [`a button that does ${JSON.stringify(onClick)}`]),
    ]),
  ];
}

/** Text that the documentation does not call HTML: nothing in it is, if it should be read as HTML. */
function liveInPlain(text: string): readonly string[] {
  return /[<>]|&(?:#|[a-z])/i.test(text) ? [`a tag or an entity in ${text}`] : [];
}

const TAGS = /<\/?b>|<br>|<a href="[^"<>]*">|<\/a>/g;

function liveInHtml(html: string, ours: readonly string[]): readonly string[] {
  const links = [...html.matchAll(/<a href="([^"<>]*)">([^<]*)<\/a>/g)];
  const shown = html.replaceAll(TAGS, "\n");
  return [
    ...(/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(shown) ? [`a tag or an entity in ${html}`] : []),
    ...links.filter(([, url = ""]) => !ours.includes(unescaped(url))).map(([, url]) => `link to ${url}`),
    ...addressesIn(unescaped(shown).split(/\s+/)),
  ];
}

function htmlOf(value: Json): readonly string[] {
  return HTML.flatMap((key) => (typeof value[key] === "string" ? [value[key]] : []));
}

export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

export function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
