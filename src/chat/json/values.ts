/** The source text of a scalar to its value. */
export function scalarOf(written: string, isInstant: boolean): unknown {
  return written.startsWith('"') ? unescaped(written.slice(1, -1)) : literalOf(written, isInstant);
}

/** The text between the quotes of a JSON string to the string that it means. */
export function unescaped(inner: string): string {
  return inner.includes("\\") ? String(JSON.parse(`"${inner}"`)) : inner;
}

/** A double holds up to this many digits exactly. */
const EXACT = 15;

/** A number with more digits than a double holds stays text: 101.0000000000000001 is not 101. */
function literalOf(written: string, isInstant: boolean): unknown {
  if (written === "null") return null;
  if (written === "true" || written === "false") return written === "true";
  const value = Number(written);
  if (isInstant || (written.length <= EXACT && Number.isFinite(value))) return value;
  const digits = written
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  return digits.length <= EXACT && Number.isFinite(value) ? value : written;
}

/** Without a prototype, so that "__proto__" is an ordinary name. */
export function recordOf(): Record<string, unknown> {
  return Object.create(null);
}
