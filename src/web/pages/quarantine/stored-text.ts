/** An unreadable body in a form that can be shown. */
export type StoredText =
  | { readonly kind: "text"; readonly text: string }
  /** It is not UTF-8. */
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> };

export function storedText(bytes: Uint8Array<ArrayBuffer>): StoredText {
  try {
    return { kind: "text", text: STRICT.decode(bytes) };
  } catch {
    return { kind: "bytes", bytes };
  }
}

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A page's maximum: characters of a text, or bytes. */
const MOST = { text: 20_000, bytes: 1_024 };
const A_LINE = 16;

/** The beginning as text, or as lines of hex digits. */
export function beginningOf(stored: StoredText): { readonly beginning: string; readonly isWhole: boolean } {
  if (stored.kind === "text") {
    return { beginning: stored.text.slice(0, MOST.text), isWhole: stored.text.length <= MOST.text };
  }
  const { bytes } = stored;
  const lines = Array.from({ length: Math.ceil(Math.min(bytes.length, MOST.bytes) / A_LINE) }, (_, line) =>
    [...bytes.subarray(line * A_LINE, (line + 1) * A_LINE)].map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
  );
  return { beginning: lines.join("\n"), isWhole: bytes.length <= MOST.bytes };
}
