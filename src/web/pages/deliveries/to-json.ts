import { codeToJson, type StoredCode } from "../../../alerts/stored-code.ts";
import { endText, resultText } from "../../../locale/recorded-text.ts";
import type { ShownAttempt } from "./attempts.ts";
import { lastText } from "./part-lines.ts";
import type { ShownPart } from "./parts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery for programs: instants as ISO 8601 in UTC. */
export function toJson({
  delivery,
  chats,
  leader,
  attempts,
  attemptsMade,
  parts,
}: Pick<DeliveryView, "delivery" | "chats" | "leader" | "attempts" | "attemptsMade" | "parts">) {
  const { id, kind, target, rule, otherTarget, reasons, status, end, createdAt, dueAt, endedAt } = delivery;
  return {
    id,
    chats: chats.map(({ chat, url, reasons, status }) => ({ chat, url, reasons, status })),
    toldWith: leader,
    ...{ kind, target, rule, otherTarget, reasons, status, ...endToJson(end) },
    created: instant(createdAt),
    due: instant(dueAt),
    ended: endedAt === null ? null : instant(endedAt),
    ...(parts.length === 0 ? {} : { parts: parts.map(shownPart) }),
    attemptsMade,
    attempts: attempts.map(shownAttempt),
  };
}

/** Why it ended, in English and as a code; null while it is pending. */
function endToJson(end: StoredCode | null) {
  return end === null ? { note: null, code: null, args: null } : { note: endText("en", end), ...codeToJson(end) };
}

function shownPart(part: ShownPart) {
  const { name, status, attempts, dueAt, last } = part;
  const code = last === null ? { code: null, args: null } : codeToJson(last);
  return {
    ...{ name, status, attempts, due: dueAt === null ? null : instant(dueAt) },
    ...{ note: lastText("en", part), ...code },
  };
}

function shownAttempt(attempt: ShownAttempt) {
  const { at, part, outcome, status, milliseconds, covered, mayHaveArrived } = attempt;
  const note = resultText("en", attempt);
  const to = part === null ? {} : { part };
  return {
    when: instant(at),
    ...to,
    outcome,
    status,
    ...codeToJson(attempt),
    note,
    milliseconds,
    covered,
    mayHaveArrived,
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
