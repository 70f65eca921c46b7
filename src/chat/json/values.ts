/** A scalar as it is written, as a value. */
export function scalarOf(written: string, isInstant: boolean): unknown {
  return written.startsWith('"') ? unescaped(written.slice(1, -1)) : literalOf(written, isInstant);
}

/** What is written between the quotes of a string, as the string. */
export function unescaped(inner: string): string {
  return inner.includes("\\") ? String(JSON.parse(`"${inner}"`)) : inner;
}

/** So many digits a double holds exactly. */
const EXACT = 15;

/** A number of more digits than a double holds stays as it was written: 101.0000000000000001 is not 101. */
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

/** Without a prototype, so that "__proto__" is a name like any other. */
export function recordOf(): Record<string, unknown> {
  return Object.create(null);
}
