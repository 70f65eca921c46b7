import { readResult } from "../../../channels/result.ts";
import type { Words } from "../../../locale/locale.ts";
import { resultText } from "../../../locale/recorded-text.ts";
import { mayBeToldTwice, type ShownAttempt } from "./attempts.ts";
import type { DeliveryView } from "./view.ts";

/** A line in the list of attempts. */
export interface AttemptLine {
  readonly said: string;
  /** The number of the attempt; null: the line says that some are not stored. */
  readonly number: number | null;
}

/** Notes about all attempts: that some are not stored, or that the message may have arrived twice. */
export function attemptNotes({ delivery, attempts, attemptsMade, format }: DeliveryView, words: Words["deliveries"]) {
  const messages = new Set([...delivery.earlierMessages, ...(delivery.message === null ? [] : [delivery.message])])
    .size;
  const isOne = messages < 2 && delivery.attempts.length === 0;
  return [
    ...(mayBeToldTwice(delivery, attempts) ? [words.toldTwice] : []),
    ...(attemptsMade > attempts.length ? [words.kept(format.number(attemptsMade), isOne)] : []),
  ];
}

/** One line per attempt, in order: time, response, duration; and one for attempts that are not stored. */
export function attemptLines({ attempts, format }: DeliveryView, words: Words["deliveries"]): readonly AttemptLine[] {
  let number = 0;
  return attempts.flatMap((attempt) => {
    const { missing } = attempt;
    number += missing + 1;
    const line = { said: lineOf(attempt, format, words), number };
    return missing === 0 ? [line] : [{ said: words.missing(missing, format.number(missing)), number: null }, line];
  });
}

function lineOf(attempt: ShownAttempt, format: DeliveryView["format"], words: Words["deliveries"]): string {
  const { at, part, outcome, milliseconds, isWithout, mayHaveArrived } = attempt;
  const took = words.took(format.number(milliseconds));
  const note = resultText(format.language, attempt);
  const when = part === null ? format.moment(at) : `${format.moment(at)}, ${part}`;
  const line = `${when}: ${words.outcome[outcome]}, ${note} (${took})`;
  if (isWithout) return `${line}; ${words.without}`;
  return mayHaveArrived && !saysSo(attempt) ? `${line}; ${words.mayHaveArrived}` : line;
}

/** An interrupted attempt says so itself. */
function saysSo({ code, args }: ShownAttempt): boolean {
  const result = readResult(code, args);
  return result?.code === "interrupted" || (result?.code === "said" && /^interrupted/.test(result.text));
}

/** If there are none. */
export function noAttempts({ delivery: { status } }: DeliveryView, words: Words["deliveries"]): string {
  return status === "sent" || status === "dead" ? words.attemptsUnknown : words.noAttempts;
}
