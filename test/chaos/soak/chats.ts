import { chatBody, conversationFrom, LONGEST_PAUSE, seeded } from "../../bench/bodies.ts";
import { QUEUES } from "./settings.ts";

/** One of so many chats needs attention. */
export const ALERTING = 10;

/** Why they do, each as VCC Live says it. */
const REASONS = [
  { agent: null, fields: { disposition: "missed" } },
  { agent: "Jane Smith", fields: { disposition: "lost" } },
  { agent: "Jane Smith", fields: { slaStatus: "answeredAfterSLA" } },
];

/** What becomes of an alert: seconds after it came in. */
export interface Fate {
  readonly claimed: number | null;
  readonly resolved: number | null;
  /** The customer comes back by themselves, in another chat. */
  readonly back: number | null;
}

const QUICK: Fate = { claimed: 10, resolved: 45, back: null };
/** Long enough for a reminder. */
const SLOW: Fate = { claimed: 5, resolved: 95, back: null };
/** Long enough for an escalation. */
const LATE: Fate = { claimed: 80, resolved: 100, back: null };
const BACK: Fate = { claimed: null, resolved: null, back: 80 };
const FATES = [QUICK, LATE, QUICK, SLOW, QUICK, BACK, QUICK, SLOW];

/** A chat that VCC Live has to post. */
export interface Drawn {
  readonly chatId: number;
  readonly body: Buffer;
  /** Null where nobody needs to hear of it. */
  readonly alerting: { readonly queue: string; readonly fate: Fate } | null;
}

/** The chat of this id, which ended just before `now`: every tenth needs attention, the others were answered. */
export function drawn(chatId: number, now: number): Drawn {
  if (chatId % ALERTING !== 0)
    return { chatId, body: answered(chatId, chatId, 4 + (chatId % 21), now), alerting: null };
  const place = chatId / ALERTING;
  const [queue, reason, fate] = [QUEUES, REASONS, FATES].map((all) => place % all.length);
  const { name } = QUEUES[queue ?? 0] ?? QUEUES[0];
  const { agent, fields } = REASONS[reason ?? 0] ?? { agent: null, fields: {} };
  const conversation = conversationFrom(now - 4 * LONGEST_PAUSE, 4, { customer: "Visitor", agent }, seeded(chatId));
  const body = chatBody(chatId, 0, { conversation, firstQueueName: name, lastQueueName: name, ...fields });
  return { chatId, body, alerting: { queue: name, fate: FATES[fate ?? 0] ?? QUICK } };
}

/** The customer of an earlier chat is back, and is answered. */
export function cameBack(chatId: number, contactId: number, now: number): Drawn {
  return { chatId, body: answered(chatId, contactId, 2, now), alerting: null };
}

function answered(chatId: number, contactId: number, messages: number, now: number): Buffer {
  const authors = { customer: "Visitor", agent: "Jane Smith" };
  const conversation = conversationFrom(now - messages * LONGEST_PAUSE, messages, authors, seeded(chatId));
  return chatBody(chatId, 0, { conversation, contactId, entityId: contactId });
}
