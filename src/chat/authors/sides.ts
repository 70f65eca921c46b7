import { lazy } from "../../lazy.ts";
import { type AutomaticPatterns, isAutoReply, isBot } from "./automatic.ts";
import { isSameName, type NameKeys, nameKeys } from "./names.ts";

/** VCC Live sends only a name with a message, no role. */
export type Side = "customer" | "agent";

/**
 * How the customer is known among those who wrote. `guessed`: VCC Live names no agent, and nobody has the customer's
 * name, so whoever wrote first is taken for the customer. `unrecognised`: the customer may be among those who wrote.
 * `absent`: only agents and bots wrote, or nobody.
 */
export type CustomerRecognition = "by-name" | "guessed" | "unrecognised" | "absent";

/** The names that VCC Live gives beside the messages. */
export interface Named {
  readonly firstAgent: string | null;
  readonly lastAgent: string | null;
  readonly customer: string | null;
}

interface Written {
  readonly from: string | null;
  readonly text: string;
}

export interface Authorship {
  readonly side: Side;
  /** A person on the agents' side wrote it: it answers what the customer wrote before. */
  readonly isAnswer: boolean;
}

export interface Attributed<Message> {
  readonly messages: readonly (Message & Authorship)[];
  readonly recognition: CustomerRecognition;
  /** The first and the last agent, without bots. */
  readonly humanAgents: readonly string[];
}

type Role = "agent" | "bot" | "customer" | "unknown";

/** What VCC Live calls a customer without a name. */
const visitor = lazy(() => nameKeys("Visitor"));

/**
 * Who wrote what. The agent fields decide first, then the customer's name. Anyone else is on the agents' side. While
 * VCC Live names no agent, nobody there is known to be a person, so nothing answers.
 */
export function attribute<Message extends Written>(
  messages: readonly Message[],
  named: Named,
  automatic: AutomaticPatterns,
): Attributed<Message> {
  const { firstAgent, lastAgent } = named;
  const humanAgents = [firstAgent, lastAgent].filter((name) => name !== null).filter((name) => !isBot(name, automatic));
  const roleOf = rememberingNames(roles(humanAgents, named.customer, automatic));
  const isKnown = messages.some(({ from }) => roleOf(from) === "customer");
  const guess = isKnown || humanAgents.length > 0 ? null : guessed(messages, roleOf, automatic);
  const isGuessed = rememberingNames((from) => guess !== null && isSameName(nameKeys(from), guess));
  const hasHuman = humanAgents.length > 0;
  const isCustomer = (from: string | null) => roleOf(from) === "customer" || isGuessed(from);
  return {
    humanAgents,
    recognition: recognised(
      isKnown,
      guess !== null,
      messages.some(({ from }) => roleOf(from) === "unknown"),
    ),
    messages: messages.map((message): Message & Authorship => {
      if (isCustomer(message.from)) return { ...message, side: "customer", isAnswer: false };
      const isAnswer = hasHuman && roleOf(message.from) !== "bot" && !isAutoReply(message.text, automatic);
      return { ...message, side: "agent", isAnswer };
    }),
  };
}

function roles(agents: readonly string[], customer: string | null, automatic: AutomaticPatterns) {
  const agentKeys = agents.map(nameKeys);
  const customerKeys = [visitor(), nameKeys(customer)];
  return (from: string | null): Role => {
    const keys = nameKeys(from);
    if (agentKeys.some((agent) => isSameName(keys, agent))) return "agent";
    if (customerKeys.some((name) => isSameName(keys, name))) return "customer";
    return isBot(from, automatic) ? "bot" : "unknown";
  };
}

/** Somebody without a name is nobody's guess. */
function guessed(
  messages: readonly Written[],
  roleOf: (from: string | null) => Role,
  automatic: AutomaticPatterns,
): NameKeys | null {
  const first = messages.find(
    ({ from, text }) => nameKeys(from) !== null && roleOf(from) === "unknown" && !isAutoReply(text, automatic),
  );
  return nameKeys(first?.from ?? null);
}

function recognised(isKnown: boolean, isGuessed: boolean, isSomebodyUnknown: boolean): CustomerRecognition {
  if (isKnown) return "by-name";
  if (isGuessed) return "guessed";
  return isSomebodyUnknown ? "unrecognised" : "absent";
}

/** Thousands of messages have few names, and comparing each again is slow. */
function rememberingNames<Value>(decide: (from: string | null) => Value): (from: string | null) => Value {
  const known = new Map<string | null, Value>();
  return (from) => {
    const found = known.get(from);
    if (found !== undefined) return found;
    const value = decide(from);
    known.set(from, value);
    return value;
  };
}
