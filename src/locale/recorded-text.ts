import { type EndReason, endReasonSchema } from "../alerts/end-reason.ts";
import { type OutageReason, outageReasonSchema } from "../alerts/outage-reason.ts";
import { readCode, type StoredCode, type StoredWithNote, storeCode } from "../alerts/stored-code.ts";
import { readResult } from "../channels/result.ts";
import { looksLikeOf, type Unreadable, unreadableSchema } from "../chat/unreadable.ts";
import { actorName } from "./actor-name.ts";
import type { Parts } from "./grammar/sentence-parts.ts";
import { type Language, wordsFor } from "./locale.ts";
import { mailProviderName } from "./mail-provider.ts";
import { sayResult } from "./result.ts";

/** How instants are written: for people as `Format` writes them. */
type Moment = (at: number) => string;

/** For programs, and where nobody's time zone is known. */
const inUtc: Moment = (at) => new Date(at).toISOString();

/** How names of people stand next to other text. */
type ShownName = (name: string) => string;

const exactly: ShownName = (name) => name;

function partsOf(language: Language, moment: Moment, shown: ShownName): Parts {
  return {
    moment,
    name: (by) => actorName(by, language, shown),
    provider: mailProviderName,
    result: (stored) => resultText(language, stored),
  };
}

/** What an attempt came to. */
export function resultText(language: Language, { code, args }: StoredCode): string {
  const result = readResult(code, args);
  return result === null ? code : sayResult(language, result);
}

/** Why a delivery ended. */
export function endText(language: Language, stored: StoredCode, moment = inUtc, shown = exactly): string {
  const end = readCode(endReasonSchema, stored);
  return end === null ? stored.code : wordsFor(language).deliveryEnd(end, partsOf(language, moment, shown));
}

/** Why a target is disabled. */
export function outageText(language: Language, stored: StoredCode, moment = inUtc, shown = exactly): string {
  const reason = readCode(outageReasonSchema, stored);
  return reason === null ? stored.code : wordsFor(language).outageReason(reason, partsOf(language, moment, shown));
}

/** What is wrong with a body in quarantine. */
export function problemText(language: Language, stored: StoredCode): string {
  const problem = readCode(unreadableSchema, stored);
  return problem === null ? stored.code : wordsFor(language).quarantineProblem(problem);
}

/** The other webhook of VCC Live that a body in quarantine looks like; null: none. */
export function looksLikeStored(stored: StoredCode): string | null {
  const problem = readCode(unreadableSchema, stored);
  return problem === null || problem.code === "said" ? null : looksLikeOf(problem);
}

/** What would be right in place of what came. */
export function expectedText(language: Language, problem: Unreadable): string {
  return wordsFor(language).expectedBody(problem);
}

/** As records keep it: versions before codes show the sentence. */
export function storedEnd(end: EndReason): StoredWithNote {
  const stored = storeCode(end);
  return { ...stored, note: endText("en", stored) };
}

export function storedOutage(reason: OutageReason): StoredWithNote {
  const stored = storeCode(reason);
  return { ...stored, note: outageText("en", stored) };
}

export function storedProblem(problem: Unreadable): StoredWithNote {
  const stored = storeCode(problem);
  return { ...stored, note: problemText("en", stored) };
}
