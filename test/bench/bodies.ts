import sample from "../fixtures/chats/sample.json" with { type: "json" };

/** When chats begin: with the run, as chats of long ago are told to nobody. */
const OPENED = Date.now();
const SECOND = 1_000;
const HOUR = 3_600_000;

const SENTENCES = [
  "Could you help me?",
  "I ordered two lamps on Monday and only one of them has arrived.",
  "Yes, of course: may I have the number of the order?",
  "It is 2025-118 432, the confirmation came to the same address.",
  "Thank you, one moment please while I look it up.",
  "The second parcel left our warehouse yesterday; here is its page: https://example.com/parcels/118432?lang=hu",
  "Köszönöm szépen, és mikorra várható a kézbesítés?",
  'The courier says "between 8 and 12 tomorrow", is that fine for you?',
  "ok",
];

/** A chat as VCC Live posts it: the vendor's sample under its own id, of a customer and with messages of its own. */
export function chatBody(chatId: number, messages: number, more: Readonly<Record<string, unknown>> = {}): Buffer {
  const authors = { customer: "Visitor", agent: sample.lastAgentName };
  const conversation = conversationFrom(OPENED + (chatId % 60) * SECOND, messages, authors, seeded(chatId));
  return chatJson({ chatId, ticketId: chatId, contactId: chatId, entityId: chatId, conversation, ...more });
}

/** The vendor's sample with these fields in place of its own. */
export function chatJson(fields: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify({ ...sample, ...fields }));
}

/** The longest pause between two messages of a conversation, in milliseconds. */
export const LONGEST_PAUSE = 31 * SECOND;

/** The customer and the agent in turn, each message up to LONGEST_PAUSE after the one before; no `agent`: nobody answered. */
export function conversationFrom(
  openedAt: number,
  messages: number,
  { customer, agent }: { readonly customer: string; readonly agent: string | null },
  random: () => number,
) {
  let at = openedAt;
  return Array.from({ length: messages }, (_, index) => {
    at += SECOND + Math.floor(random() * 30 * SECOND);
    const message = SENTENCES[Math.floor(random() * SENTENCES.length)];
    return { from: index % 2 === 0 || agent === null ? customer : agent, date: inBudapest(at), message };
  });
}

/** How many messages an ordinary chat holds: every fourth is a long one. */
function ordinaryLength(chatId: number): number {
  return chatId % 4 === 0 ? 100 : 4;
}

export function ordinaryChat(chatId: number): Buffer {
  return chatBody(chatId, ordinaryLength(chatId));
}

export const PROJECT = sample.projectId;

function inBudapest(at: number): string {
  return `${new Date(at + HOUR).toISOString().slice(0, 19)}+01:00`;
}

/** The same numbers in [0, 1) for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
