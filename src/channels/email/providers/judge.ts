import type { Outcome } from "../../channel.ts";
import { classify } from "../../classify.ts";
import type { Answer } from "../../http.ts";

export type Answered = Extract<Answer, { kind: "answered" }>;

/** Far more than any of the services says. */
export const LONGEST_ANSWER = 10_000;

/** What an answer of 400 or more means where it differs from what its status usually means. */
export interface Meaning {
  readonly kind?: "sent" | "retry" | "malformed" | "out-of-order" | "dead";
  /** The service's own word or number for the error; never text that may hold more than that. */
  readonly word?: string;
  /** The service sends nothing more to this recipient, because of a bounce or a complaint. */
  readonly isRecipientBlocked?: boolean;
  /** Milliseconds since 1970: when it is of use to try again. */
  readonly waitUntil?: number | null;
}

/** Classifies the answer of a mail service. `receipt`: what every answer to an accepted e-mail begins with or contains. */
export function judge(
  answer: Answer,
  now: number,
  { receipt, meaningOf }: { readonly receipt: RegExp; readonly meaningOf: (answer: Answered) => Meaning },
): Outcome {
  if (answer.kind === "answered" && answer.status >= 200 && answer.status < 300 && !receipt.test(answer.text)) {
    const { status } = answer;
    return { kind: "retry", status, result: { code: "unexpected", status } };
  }
  const meaning = answer.kind === "answered" && answer.status >= 400 ? meaningOf(answer) : {};
  const { kind, word = null, isRecipientBlocked = false, waitUntil = null } = meaning;
  const outcome = classify(answer, now, {
    kindOf: () => (kind === undefined || kind === "sent" ? null : kind),
    wordOf: () => word,
  });
  if (kind === "sent" && outcome.kind !== "sent") return { ...outcome, kind };
  if (outcome.kind === "dead" && isRecipientBlocked) return { ...outcome, isRecipientBlocked };
  if (outcome.kind !== "retry" || waitUntil === null) return outcome;
  return { ...outcome, waitUntil: Math.max(waitUntil, outcome.waitUntil ?? 0) };
}

/** The members of a JSON answer; none if it is anything else, or broke off. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

export function textIn(members: Readonly<Record<string, unknown>>, key: string): string {
  const value = members[key];
  return typeof value === "string" ? value : "";
}
