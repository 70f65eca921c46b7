/** How the SLA word of a chat is read. `unknown`: a word that neither we nor the settings know. */
export type Sla = "met" | "breached" | "none" | "unknown";

/** The deployer's own SLA words in lower case; they override ours. */
export interface SlaWords {
  readonly breached: ReadonlySet<string>;
  readonly met: ReadonlySet<string>;
}

const BREACHED = new Set(["after", "breach", "breached", "exceed", "exceeded", "late"]);
const MET = new Set(["before", "within", "met"]);
const NEGATION = new Set(["not", "no", "non", "never", "un"]);

/** In characters: longer text is not a word. */
const LONGEST = 200;

/** Reads whole camelCase words, never substrings: "laterAnswered" is unknown, "answeredLate" is breached. */
export function readSla(word: string | null, own: SlaWords): Sla {
  const whole = word?.trim().toLowerCase() ?? "";
  if (whole === "") return "none";
  if (own.breached.has(whole)) return "breached";
  if (own.met.has(whole)) return "met";
  if (whole.length > LONGEST) return "unknown";
  const words = (word?.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? []).map((part) => part.toLowerCase());
  const breached = words.some((part) => BREACHED.has(part));
  const met = words.some((part) => MET.has(part));
  if (breached === met || words.some((part) => NEGATION.has(part))) return "unknown";
  return breached ? "breached" : "met";
}
