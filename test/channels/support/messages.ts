import fc from "fast-check";
import { type Actions, MESSAGE_KINDS, type Message, type Table } from "../../../src/channels/message.ts";

export const LINK = "https://alerts.example.com/chats/130/102?signature=a_b*c~d&until=1741280000";

/** Short and long, up to far beyond what is ever needed. */
export const LINKS: readonly string[] = [LINK, ...[346, 996, 2_000].map((size) => LINK.padEnd(size, "x"))];

export const LOST = "https://alerts.example.com/chats/131/17?signature=i_j*k~l&until=1741280000";
const LATE = "https://alerts.example.com/chats/130/103?signature=e_f*g~h&until=1741280000";
export const ALL = "https://alerts.example.com/deliveries/2b7e1516?signature=m_n*o~p&until=1741280000";

export const CLAIM = "https://alerts.example.com/act/claim?signature=q_r*s~t&until=1741280000";
export const RESOLVE = "https://alerts.example.com/act/resolve?signature=u_v*w~x&until=1741280000";

/** Every address that a channel may make live here. */
export const OURS: readonly string[] = [...LINKS, LOST, LATE, ALL, CLAIM, RESOLVE];

export const missed: Message = {
  kind: "alert",
  language: "en",
  title: "Missed chat: waited 4 min 29 s",
  summary: "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
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
  kind: "alert",
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

/** The same once somebody has taken it on, with all that may be done, at a customer who is known. */
export const followed: Message = {
  ...missed,
  state: "Claimed by Jane Smith at 18:12.",
  earlier: { text: "The second alert of this customer.", links: [{ label: "Lost chat, 1 March", url: LOST }] },
  actions: acts("Claim", "Resolve", "Unreachable"),
};

function acts(claim: string, resolve: string, unreachable: string, url?: string): Actions {
  return {
    chat: "130/102",
    target: "sales-slack",
    claim: { label: claim, url: url ?? CLAIM },
    resolve: { label: resolve, url: url ?? RESOLVE },
    again: null,
    outcomes: [
      { outcome: "called-back", label: "Called back" },
      { outcome: "unreachable", label: unreachable },
      { outcome: "no-need", label: "No call needed" },
      { outcome: "spam", label: "Spam" },
    ],
  };
}

/** A week by queues. */
export const report: Message = {
  ...several,
  title: "Weekly digest: 12 alerts, 7 won back, 3 open",
  table: {
    caption: "By queue",
    columns: ["Queue", "Alerts", "Won back", "Open"],
    rows: [
      ["Sales", "9 (before: 4)", "5", "2"],
      ["Chat", "3 (before: 0)", "2", "1"],
    ],
  },
};

/** A message whose every string is the given one, but for the links. */
export function saying(text: string, facts = 3): Message {
  return {
    kind: "alert",
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
export function tooMuch(text: string, url: string, figures: boolean): Message {
  return {
    ...saying(text, 60),
    state: text,
    earlier: { text, links: Array.from({ length: 8 }, () => ({ label: text, url })) },
    actions: acts(text, text, text, url),
    items: Array.from({ length: 15 }, () => ({ title: text, details: text, url })),
    footnotes: Array.from({ length: 15 }, () => text),
    links: Array.from({ length: 8 }, () => ({ label: text, url })),
    ...(figures ? { table: tableOf(text) } : {}),
  };
}

function tableOf(text: string): Table {
  const row = Array.from({ length: 15 }, () => text);
  return { caption: text, columns: row, rows: Array.from({ length: 60 }, () => row) };
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
export const hostileText: fc.Arbitrary<string> = fc.oneof(
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

export const anyUrl = fc.constantFrom(...LINKS, `${LINK}&`.repeat(100), "");

const item = fc.record({ title: hostileText, details: hostileText, url: fc.option(anyUrl) });

const labelled = fc.record({ label: hostileText, value: hostileText });

const links = fc.array(fc.record({ label: hostileText, url: anyUrl }), { maxLength: 8 });

const action = fc.record({ label: hostileText, url: fc.option(anyUrl) });

const actions: fc.Arbitrary<Actions> = fc.record({
  chat: fc.constantFrom("130/102", "9007199254740991/9007199254740991"),
  target: fc.constantFrom("sales-slack", "a".repeat(40)),
  claim: fc.option(action),
  resolve: fc.option(action),
  again: fc.option(hostileText),
  outcomes: fc.array(fc.record({ outcome: fc.constantFrom("called-back", "unreachable"), label: hostileText }), {
    maxLength: 8,
  }),
});

/** What an alert says of itself later may be there or not. */
const followUp = fc.record(
  { state: hostileText, mentions: fc.array(hostileText), earlier: fc.record({ text: hostileText, links }), actions },
  { requiredKeys: [] },
);

const table = fc.record({
  caption: hostileText,
  columns: fc.array(hostileText, { maxLength: 4 }),
  rows: fc.array(fc.array(hostileText, { maxLength: 4 }), { maxLength: 15 }),
});

const figures = fc.oneof(
  fc.constant({}),
  table.map((one) => ({ table: one })),
);

const told: fc.Arbitrary<Message> = fc.record({
  kind: fc.constantFrom(...MESSAGE_KINDS),
  language: fc.constantFrom("en", "hu"),
  title: hostileText,
  summary: hostileText,
  facts: fc.array(labelled, { maxLength: 60 }),
  quote: fc.option(fc.record({ label: hostileText, text: hostileText })),
  items: fc.oneof(fc.constant([]), fc.array(item, { maxLength: 15 })),
  footnotes: fc.array(hostileText, { maxLength: 15 }),
  links,
  about: fc.option(about),
  plain: fc.boolean(),
});

export const anyMessage: fc.Arbitrary<Message> = fc
  .tuple(told, followUp, figures)
  .map(([message, ...more]) => Object.assign({ ...message }, ...more));
