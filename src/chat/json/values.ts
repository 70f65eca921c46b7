/**
 * What becomes of a number: `written` stays as it was sent, unless a double is written in the same way; `exact` is a
 * double that has all of its digits, else its text; `double` may lose digits.
 */
export type NumberForm = "written" | "exact" | "double";

/** The source text of a scalar to its value. */
export function scalarOf(written: string, form: NumberForm): unknown {
  return written.startsWith('"') ? unescaped(written.slice(1, -1)) : literalOf(written, form);
}

/** The text between the quotes of a JSON string to the string that it means. */
export function unescaped(inner: string): string {
  return inner.includes("\\") ? String(JSON.parse(`"${inner}"`)) : inner;
}

/** A double holds up to this many digits exactly. */
const EXACT = 15;

function literalOf(written: string, form: NumberForm): unknown {
  if (written === "null") return null;
  if (written === "true" || written === "false") return written === "true";
  const value = Number(written);
  if (form === "double") return value;
  if (form === "written") return String(value) === written ? value : written;
  return isExact(written, value) ? value : written;
}

/** Whether the double has all digits of the number: 101.0000000000000001 is not 101. */
function isExact(written: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (written.length <= EXACT) return true;
  const digits = written
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  return digits.length <= EXACT;
}

/** Without a prototype, so that "__proto__" is an ordinary name. */
export function recordOf(): Record<string, unknown> {
  return Object.create(null);
}
