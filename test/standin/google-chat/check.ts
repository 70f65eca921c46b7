import chat from "../../fixtures/google-chat-schema.json" with { type: "json" };
import { type DiscoverySchema, discoveryFaults } from "../discovery.ts";
import { isRecord } from "../shape.ts";

/** In bytes, of the whole message. */
const MOST = 32_000;
const MOST_WIDGETS = 100;
const LONGEST_KEY = 4_000;

const schemas: Readonly<Record<string, DiscoverySchema>> = chat.schemas;
const parameters: Readonly<Record<string, DiscoverySchema>> = chat.parameters;

/** Why Google Chat would refuse a message; empty if it takes it. */
export function checkGoogleChat(body: string): readonly string[] {
  const size = new TextEncoder().encode(body).length;
  const message = parse(body);
  const known = discoveryFaults(message, { $ref: "Message" }, schemas);
  if (!isRecord(message) || known.length > 0) return known;
  const { text, cardsV2, thread } = message;
  const cards = Array.isArray(cardsV2) ? cardsV2.filter(isRecord).map(({ card }) => card) : [];
  return [
    ...(size > MOST ? [`it has ${size} bytes`] : []),
    ...(String(text ?? "").trim() === "" && cards.length === 0 ? ["it has neither text nor cards"] : []),
    ...(isRecord(thread) ? threadFaults(thread) : []),
    ...cards.filter(isRecord).flatMap(cardFaults),
  ];
}

/** What is wrong with the query of a webhook's URL, but for its own key and token. */
export function queryFaults(query: URLSearchParams, hasThread: boolean): readonly string[] {
  const given = Object.fromEntries([...query].filter(([name]) => name !== "token"));
  const faults = discoveryFaults(given, { type: "object", properties: parameters }, {}, "?");
  const ignored = hasThread && !query.has("messageReplyOption") ? ["?/messageReplyOption: the thread is ignored"] : [];
  return [...faults, ...ignored];
}

function threadFaults({ name, threadKey }: Readonly<Record<string, unknown>>): readonly string[] {
  const named = typeof name === "string" && /^spaces\/[^/]+\/threads\/[^/]+$/.test(name);
  const keyed = typeof threadKey === "string" && threadKey !== "" && threadKey.length <= LONGEST_KEY;
  return named || keyed ? [] : ["/thread has neither a name nor a key"];
}

/** What the descriptions of the schema say. */
function cardFaults({ header, sections }: Readonly<Record<string, unknown>>): readonly string[] {
  const all = Array.isArray(sections) ? sections.filter(isRecord) : [];
  const widgets = all.map((section) => (Array.isArray(section.widgets) ? section.widgets.filter(isRecord) : []));
  const buttons = widgets.flat().flatMap(({ buttonList }) => {
    return isRecord(buttonList) && Array.isArray(buttonList.buttons) ? buttonList.buttons.filter(isRecord) : [];
  });
  return [
    ...(isRecord(header) && !isText(header.title) ? ["a header has no title"] : []),
    ...(widgets.some(({ length }) => length === 0) ? ["a section has no widget"] : []),
    ...(widgets.flat().length > MOST_WIDGETS ? ["a card has more than 100 widgets"] : []),
    ...(widgets.flat().every((widget) => Object.keys(widget).length === 1) ? [] : ["a widget must be one thing"]),
    ...(widgets.flat().every(hasText) ? [] : ["a widget has no text"]),
    ...(buttons.every(({ text, onClick }) => isText(text) && isRecord(onClick)) ? [] : ["a button does nothing"]),
  ];
}

function hasText({ textParagraph, decoratedText }: Readonly<Record<string, unknown>>): boolean {
  return [textParagraph, decoratedText].every(
    (widget) => widget === undefined || (isRecord(widget) && isText(widget.text)),
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

export function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
