import { mayBeToldTwice, noteOf, type ShownAttempt } from "./attempts.ts";
import type { DeliveryView } from "./view.ts";
import type { DeliveryWords } from "./words.ts";

/** A line in the list of attempts. */
export interface AttemptLine {
  readonly said: string;
  /** The number of the attempt; null: the line says that some are not stored. */
  readonly number: number | null;
}

/** Notes about all attempts: that some are not stored, or that the message may have arrived twice. */
export function attemptNotes({ delivery, attempts, attemptsMade, format }: DeliveryView, words: DeliveryWords) {
  const messages = new Set([...delivery.earlierMessages, ...(delivery.message === null ? [] : [delivery.message])])
    .size;
  const isOne = messages < 2 && delivery.attempts.length === 0;
  return [
    ...(mayBeToldTwice(delivery, attempts) ? [words.toldTwice] : []),
    ...(attemptsMade > attempts.length ? [words.kept(format.number(attemptsMade), isOne)] : []),
  ];
}

/** One line per attempt, in order: time, response, duration; and one for attempts that are not stored. */
export function attemptLines({ attempts, format }: DeliveryView, words: DeliveryWords): readonly AttemptLine[] {
  let number = 0;
  return attempts.flatMap((attempt) => {
    const { missing } = attempt;
    number += missing + 1;
    const line = { said: lineOf(attempt, format, words), number };
    return missing === 0 ? [line] : [{ said: words.missing(missing, format.number(missing)), number: null }, line];
  });
}

function lineOf(attempt: ShownAttempt, format: DeliveryView["format"], words: DeliveryWords): string {
  const { at, outcome, milliseconds, code, isWithout, mayHaveArrived } = attempt;
  const took = words.took(format.number(milliseconds));
  const note = noteOf(attempt, format.language);
  const line = `${format.moment(at)}: ${words.outcome[outcome]}, ${note} (${took})`;
  if (isWithout) return `${line}; ${words.without}`;
  // An interrupted attempt says so itself.
  const saysSo =
    code === "interrupted" || (attempt.result?.code === "said" && /^interrupted/.test(attempt.result.text));
  return mayHaveArrived && !saysSo ? `${line}; ${words.mayHaveArrived}` : line;
}

/** If there are none. */
export function noAttempts({ delivery: { status } }: DeliveryView, words: DeliveryWords): string {
  return status === "sent" || status === "dead" ? words.attemptsUnknown : words.noAttempts;
}
