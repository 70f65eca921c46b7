import fc from "fast-check";
import type { Message } from "../../src/channels/message.ts";

export const LINK = "https://alerts.example.com/chats/130/102?signature=a_b*c~d&until=1741280000";

export const missed: Message = {
  language: "en",
  title: "Missed chat: waited 4 min 29 s",
  summary: "Missed chat: John Russell waited 4 min 29 s and was never answered, queue Chat (130/102).",
  facts: [
    { label: "Customer", value: "John Russell" },
    { label: "Queue", value: "Chat" },
  ],
  quote: { label: "The customer’s last words", text: "Van itt valaki?" },
  footnotes: ["Chat 130/102, ticket 35"],
  links: [{ label: "Open the transcript", url: LINK }],
  about: { thread: "130/102", name: "Chat 130/102", reasons: ["missed"], queue: "Chat" },
};

/** A message whose every string is the given one, but for the link. */
export function saying(text: string, facts = 3): Message {
  return {
    language: "en",
    title: text,
    summary: text,
    facts: Array.from({ length: facts }, () => ({ label: text, value: text })),
    quote: { label: text, text },
    footnotes: [text],
    links: [{ label: text, url: LINK }],
    about: { thread: text, name: text, reasons: [text], queue: text },
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

const labelled = fc.record({ label: hostileText, value: hostileText });

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom("en", "hu"),
  title: hostileText,
  summary: hostileText,
  facts: fc.array(labelled, { maxLength: 60 }),
  quote: fc.option(fc.record({ label: hostileText, text: hostileText })),
  footnotes: fc.array(hostileText, { maxLength: 15 }),
  links: fc.array(fc.record({ label: hostileText, url: fc.constantFrom(LINK, `${LINK}&`.repeat(100), "") }), {
    maxLength: 8,
  }),
  about: fc.option(about),
});
