// Bodies as large as the webhook takes, each with one thing that nobody should send so much of.

const MOST = 9_900_000;
const KEY = '{"projectId":130,"chatId":1,';
const encoder = new TextEncoder();
const ASCII = /^[ -~]*$/;

/** As many units as there is room for. */
function filled(before: string, unit: (index: number) => string, after: string, between = ""): string {
  const parts: string[] = [];
  let size = before.length + after.length;
  for (;;) {
    const part = unit(parts.length);
    size += (ASCII.test(part) ? part.length : encoder.encode(part).length) + between.length;
    if (size > MOST) return before + parts.join(between) + after;
    parts.push(part);
  }
}

function nested(before: string, open: string, inner: string, close: string, after: string): string {
  const depth = Math.floor((MOST - before.length - after.length) / (open.length + close.length));
  return before + open.repeat(depth) + inner + close.repeat(depth) + after;
}

const NESTS: readonly [what: string, open: string, inner: string, close: string][] = [
  ["lists", "[", "", "]"],
  ["records", '{"a":', "1", "}"],
  ["lists of records", '[{"a":', "1", "}]"],
];
const PLACES: readonly [where: string, before: string, after: string][] = [
  ["an unknown field", `${KEY}"x":`, "}"],
  ["the customer record", `${KEY}"clientData":`, "}"],
  ["a field of the customer record", `${KEY}"clientData":{"x":`, "}}"],
  ["the conversation", `${KEY}"conversation":`, "}"],
  ["an entry of the conversation", `${KEY}"conversation":[`, "]}"],
  ["a message", `${KEY}"conversation":[{"from":"Visitor","message":`, "}]}"],
  ["a name", `${KEY}"conversation":[{"message":"a","from":`, "}]}"],
  ["a date", `${KEY}"conversation":[{"message":"a","date":`, "}]}"],
  ["the spam mark", `${KEY}"isSpam":`, "}"],
  ["the disposition", `${KEY}"disposition":`, "}"],
];

/** A million and more of them. */
const MANY: readonly [what: string, before: string, unit: (index: number) => string, after: string][] = [
  ["fields of the customer", `${KEY}"clientData":{`, (at) => `"k${at}":1`, "}}"],
  ["fields of the customer with no value", `${KEY}"clientData":{`, (at) => `"k${at}":""`, "}}"],
  ["fields that are telephone numbers", `${KEY}"clientData":{`, (at) => `"phone${at}":"+36${30_000_000 + at}"`, "}}"],
  ["fields of one name", `${KEY}"clientData":{`, (at) => `"a":${at}`, "}}"],
  ["nested fields of the customer", `${KEY}"clientData":{`, (at) => `"k${at}":{"a":{"b":[1,{"c":2}]}}`, "}}"],
  ["values of one field", `${KEY}"clientData":{"a":[`, () => "1", "]}}"],
  ["records in one field", `${KEY}"clientData":{"a":[`, () => '{"b":1}', "]}}"],
  ["empty records in one field", `${KEY}"clientData":{"a":[`, () => "{}", "]}}"],
  ["addresses in one field", `${KEY}"clientData":{"a":[`, (at) => `"a${at}@example.com"`, "]}}"],
  ["unknown fields", KEY, (at) => `"k${at}":1`, "}"],
  ["messages", `${KEY}"conversation":[`, (at) => said(at, "hello"), "]}"],
  ["messages with tags", `${KEY}"conversation":[`, (at) => said(at, "<b>".repeat(2_000)), "]}"],
  ["messages of a line end", `${KEY}"conversation":[`, () => '{"message":"\\n"}', "]}"],
  ["messages that are but a text", `${KEY}"conversation":[`, () => '"a"', "]}"],
  ["messages in a record", `${KEY}"conversation":{`, (at) => `"${at}":${said(at, "a")}`, "}}"],
  ["messages of other people", `${KEY}"conversation":[`, (at) => `{"from":"n${at}","message":"a"}`, "]}"],
  [
    "messages of other days",
    `${KEY}"conversation":[`,
    (at) => `{"date":${(1e9 + at * 86_400) % 4e9},"from":"a"}`,
    "]}",
  ],
  ["numbers that are no messages", `${KEY}"conversation":[`, () => "1", "]}"],
];

function said(at: number, text: string): string {
  const from = at % 3 === 0 ? "Jane Smith" : "Visitor";
  return `{"from":"${from}","date":"2025-03-06T14:${String(at % 60).padStart(2, "0")}:52+01:00","message":"${text}"}`;
}

const TEXTS: readonly [what: string, unit: string][] = [
  ["letters", "a"],
  ["line ends", "\\n"],
  ["line ends of Windows", "\\r\\n"],
  ["tags", "<b>"],
  ["ampersands", "&"],
  ["quotes", '\\"'],
  ["controls", "\\u0000"],
  ["turns of the reading direction", "\u202e"],
  ["turned letters", "\u202ea"],
  ["short addresses", "http://a.b "],
  ["addresses with a name", "http://a@b "],
  ["one address", "/é"],
  ["full stops", "."],
  ["emoji", "😀"],
  ["halves of characters", "\\ud800"],
  ["telephone numbers", "+36 30 123 4567 "],
  ["card numbers", "4111 1111 1111 1111 "],
  ["digits", "1"],
  ["spaces", " "],
  ["accents", "e\u0301"],
  ["backslashes", "\\\\"],
];
const TEXT_PLACES: readonly [where: string, before: string, after: string][] = [
  ["a message", `${KEY}"conversation":[{"from":"Visitor","message":"http://a.b/`, '"}]}'],
  ["a name", `${KEY}"conversation":[{"message":"a","from":"x`, '"}]}'],
  ["the customer's name", `${KEY}"clientData":{"name":"x`, '"}}'],
  ["a field of the customer", `${KEY}"clientData":{"phone":"x`, '"}}'],
  ["the key of a field", `${KEY}"clientData":{"x`, '":1}}'],
  ["the agent and queue", `${KEY}"firstAgentName":"x`, '","lastQueueName":"x"}'],
  ["the disposition", `${KEY}"disposition":"x`, '"}'],
  ["the SLA word", `${KEY}"slaStatus":"x`, '"}'],
];

/** Wherever a text may be, in other places than a message only these. */
const ANYWHERE = ["tags", "turns of the reading direction", "spaces"];
/** And whatever nests, in other places than these only lists. */
const SHOWN = ["a field of the customer record", "a message"];

/** `always`: also in `npm test`, each thing and each place at least once. Made when it is asked for. */
type Enormous = readonly [name: string, make: () => string, always: boolean];

/** Every one by its name. */
export const ENORMOUS: readonly Enormous[] = [
  ...NESTS.flatMap(([what, ...nest], turn) =>
    PLACES.filter(([where]) => what === "lists" || SHOWN.includes(where)).map(([where, before, after]): Enormous => {
      const always = what === "lists" || SHOWN[turn % SHOWN.length] === where;
      return [`${what} in ${where}`, () => nested(before, ...nest, after), always];
    }),
  ),
  ...MANY.map(([what, before, unit, after]): Enormous => [what, () => filled(before, unit, after, ","), true]),
  ...TEXTS.flatMap(([what, unit]) =>
    TEXT_PLACES.filter(([where]) => where === "a message" || ANYWHERE.includes(what)).map(
      ([where, before, after], turn): Enormous => {
        const piece = unit.repeat(Math.ceil(1_000 / unit.length));
        const always = where === "a message" || ANYWHERE[turn % ANYWHERE.length] === what;
        return [`${what} in ${where}`, () => filled(before, () => piece, after), always];
      },
    ),
  ),
];
