import type { Reason } from "../../../src/alerts/reasons.ts";
import type { EvaluatedChat, Match } from "../../../src/alerts/rules/match.ts";
import type { Rule } from "../../../src/alerts/rules/rules.ts";
import { readMatch } from "../../../src/config/rule-match.ts";
import { chatOf } from "../../chat/support/reading.ts";

const missed = {
  projectId: 130,
  chatId: 102,
  firstAgentName: "Jane Smith",
  lastAgentName: "Peter Novak",
  firstQueueName: "Sales",
  lastQueueName: "Complaints",
  platform: "webchat",
  disposition: "missed",
  slaStatus: "answeredAfterSLA",
  clientData: { name: "John Russell", VIP: "yes", newfield7: [23, 42], contacts: { 1: { email: "x@example.com" } } },
};

/** A missed chat of two agents and two queues, spoiled or enriched. */
export function judged(
  body: Readonly<Record<string, unknown>> = {},
  reasons: readonly Reason[] = ["missed"],
): EvaluatedChat {
  return { chat: chatOf({ ...missed, ...body }), reasons };
}

/** A match as it is written among the settings; the test fails where it is none. */
export function matching(written: unknown): Match {
  const match = readMatch(written, (place, problem) => {
    throw new Error(`${place} ${problem}`);
  });
  if (match === null) throw new Error("not read");
  return match;
}

/** A rule that tells one target of everything, but for what is given. */
export function rule(name: string, own: Partial<Rule> = {}): Rule {
  return {
    name,
    match: [],
    to: ["slack"],
    continue: false,
    hours: null,
    except: [],
    escalate: [],
    remind: null,
    ...own,
  };
}
