import fc from "fast-check";
import type { Message } from "../../src/channels/message.ts";

export const LINK = "https://alerts.example.com/chats/130/102?signature=a_b*c~d&until=1741280000";

/** Short and long, up to far beyond what is ever needed. */
export const LINKS: readonly string[] = [LINK, ...[346, 996, 2_000].map((size) => LINK.padEnd(size, "x"))];

const LOST = "https://alerts.example.com/chats/131/17?signature=i_j*k~l&until=1741280000";
const LATE = "https://alerts.example.com/chats/130/103?signature=e_f*g~h&until=1741280000";
export const ALL = "https://alerts.example.com/deliveries/2b7e1516?signature=m_n*o~p&until=1741280000";

/** Every address that a channel may make live here. */
export const OURS: readonly string[] = [...LINKS, LOST, LATE, ALL];

export const missed: Message = {
  language: "en",
  title: "Missed chat: waited 4 min 29 s",
  summary: "Missed chat: John Russell waited 4 min 29 s and was never answered, queue Chat (130/102).",
  facts: [
    { label: "Customer", value: "John Russell" },
    { label: "Queue", value: "Chat" },
  ],
  quote: { label: "The customer’s last words", text: "Van itt valaki?" },
  items: [],
  footnotes: ["Chat 130/102, ticket 35"],
  links: [{ label: "Open the transcript", url: LINK }],
  about: { thread: "130/102", name: "Chat 130/102", reasons: ["missed"], queue: "Chat" },
  plain: false,
};

/** Three chats in one message. */
export const several: Message = {
  language: "en",
  title: "3 chats need attention",
  summary: "3 chats need attention: 1 lost, 1 missed, 1 answered too late. The longest wait was 12 min 4 s.",
  facts: [{ label: "Queues", value: "Sales, Chat" }],
  quote: null,
  items: [
    { title: "Lost chat: waited 12 min 4 s", details: "Kovács Éva, queue Sales, closed 18:02", url: LOST },
    { title: "Missed chat: waited 4 min 29 s", details: "John Russell, queue Chat, closed 18:06", url: LINK },
    { title: "Answered too late: after 3 min", details: "Visitor, queue Chat, closed 18:05", url: LATE },
  ],
  footnotes: ["They came in within 30 s"],
  links: [{ label: "All 3 chats", url: ALL }],
  about: null,
  plain: false,
};

/** A message whose every string is the given one, but for the links. */
export function saying(text: string, facts = 3): Message {
  return {
    language: "en",
    title: text,
    summary: text,
    facts: Array.from({ length: facts }, () => ({ label: text, value: text })),
    quote: { label: text, text },
    items: [],
    footnotes: [text],
    links: [{ label: text, url: LINK }],
    about: { thread: text, name: text, reasons: [text], queue: text },
    plain: false,
  };
}

/** More of everything than any channel has room for, every link to `url`. */
export function tooMuch(text: string, url: string): Message {
  return {
    ...saying(text, 60),
    items: Array.from({ length: 15 }, () => ({ title: text, details: text, url })),
    footnotes: Array.from({ length: 15 }, () => text),
    links: Array.from({ length: 8 }, () => ({ label: text, url })),
  };
}

const scrap = fc.constantFrom(
  ..."&<>*_~`|:@#!.\n\t\r\0 ",
  "<!channel>",
  "<@U024BE7LH>",
  "<https://evil.example|your bank>",
  "https://evil.example/a.b",
  "www.evil.example",
  "evil.hu/x",
  "mailto:x@evil.example",
  "@here",
  "*bold*",
  "&amp;",
  "&lt;!here&gt;",
  ":tada:",
  "\u202egnp.exe",
  "\u2066",
  "\ud83d",
  "\udc68",
  "👨‍👩‍👧‍👦",
  "🇭🇺",
  "Kovács Éva",
  "a\u0301",
  "\u200b",
  "\u2028",
  "\r\nBcc: x@evil.example",
  "=?utf-8?Q?=0D=0ABcc:_x@evil.example?=",
  ", <x@evil.example>",
  "[",
  "]",
);

/** What a customer may type, and worse. */
const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join("")),
  fc.tuple(scrap, fc.integer({ min: 0, max: 100_000 })).map(([text, length]) => text.repeat(length / text.length)),
  fc.string({ unit: "binary", maxLength: 400 }),
);

const about = fc.record({
  thread: hostileText,
  name: hostileText,
  reasons: fc.array(hostileText, { maxLength: 3 }),
  queue: fc.option(hostileText),
});

const url = fc.constantFrom(...LINKS, `${LINK}&`.repeat(100), "");

const item = fc.record({ title: hostileText, details: hostileText, url: fc.option(url) });

const labelled = fc.record({ label: hostileText, value: hostileText });

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom("en", "hu"),
  title: hostileText,
  summary: hostileText,
  facts: fc.array(labelled, { maxLength: 60 }),
  quote: fc.option(fc.record({ label: hostileText, text: hostileText })),
  items: fc.oneof(fc.constant([]), fc.array(item, { maxLength: 15 })),
  footnotes: fc.array(hostileText, { maxLength: 15 }),
  links: fc.array(fc.record({ label: hostileText, url }), { maxLength: 8 }),
  about: fc.option(about),
  plain: fc.boolean(),
});
