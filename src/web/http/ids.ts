/** An id in a path: a whole number from 1 to 2^53 − 1 in its canonical form; null for anything else. */
export function readId(text: string | undefined): number | null {
  const id = /^[1-9]\d{0,15}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
}
