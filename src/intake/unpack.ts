import { MOST_BYTES } from "./read-body.ts";

/** The content codings that can be undone here. */
export type Coding = "gzip" | "deflate";

/** A body without its content codings, as far as they could be undone. */
export interface Unpacked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** It is said to be packed, or looks it, and is not a complete stream of this coding. */
  readonly damaged: Coding | null;
  /** A coding that cannot be undone here. */
  readonly unknown: string | null;
}

/** Codings that exist and are not undone here: the Workers runtime has no decoder for them. */
const UNKNOWN = ["br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip"];

/** How many codings in a row are undone. */
const MOST_LAYERS = 5;

type Format = "gzip" | "deflate" | "deflate-raw";

/**
 * Undoes the content codings of a body. The bytes decide more than the header, because a proxy may have unpacked the
 * body and kept the header, or a sender may pack it and not say so: only raw deflate, which cannot be recognised, is
 * looked for because of the header. No layer may be larger than a body.
 */
export async function unpack(
  posted: Uint8Array<ArrayBuffer>,
  contentEncoding: string | null,
): Promise<Unpacked | "too-large"> {
  const named = (contentEncoding ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  let bytes = posted;
  let deflated = named.filter((name) => name === "deflate").length;
  let layers = 0;
  for (let format = formatOf(bytes, deflated); format !== null; format = formatOf(bytes, deflated)) {
    const inflated = layers === MOST_LAYERS ? null : await inflate(bytes, format);
    if (inflated === "too-large") return inflated;
    if (inflated === null && format !== "deflate-raw") return { bytes, damaged: format, unknown: null };
    if (inflated === null) break;
    if (format !== "gzip") deflated -= 1;
    bytes = inflated;
    layers += 1;
  }
  const said = named.includes("deflate") ? "deflate" : named.some((name) => /^(?:x-)?gzip$/.test(name)) ? "gzip" : null;
  const isZstd = ZSTD.every((byte, index) => bytes[index] === byte);
  const unknown = isZstd ? "zstd" : (named.find((name) => UNKNOWN.includes(name)) ?? null);
  return { bytes, damaged: layers === 0 ? said : null, unknown };
}

const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
/** The second byte of a zlib stream whose first is 0x78, by its level. */
const ZLIB_LEVELS = new Set([0x01, 0x5e, 0x9c, 0xda]);

function formatOf([first, second, third]: Uint8Array<ArrayBuffer>, deflated: number): Format | null {
  if (first === 0x1f && second === 0x8b && third === 8) return "gzip";
  if (first === 0x78 && ZLIB_LEVELS.has(second ?? 0)) return "deflate";
  return deflated > 0 ? "deflate-raw" : null;
}

/**
 * How much is inflated at a time, in bytes: deflate makes of it at most a thousand times as much. The Workers runtime's
 * stream has no back pressure, so the next piece waits until everything that came of this one has been read.
 */
const PIECE = 16_384;

/** Null if the stream is damaged or incomplete. It stops as soon as there is more than a body may have. */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: Format,
): Promise<Uint8Array<ArrayBuffer> | "too-large" | null> {
  const { readable, writable } = new DecompressionStream(format);
  const [output, writer] = [new Output(readerOf(readable)), writable.getWriter()];
  try {
    for (let at = 0; at < packed.length && output.hasRoom; at += PIECE) {
      const written = handled(writer.write(packed.subarray(at, at + PIECE)));
      while (output.hasRoom && (await output.isReady(written))) await output.take();
    }
    const closed = output.hasRoom ? handled(writer.close()) : null;
    while (output.hasRoom && !output.isOver) await output.take();
    if (output.hasRoom) {
      await closed;
      return output.whole();
    }
  } catch {
    return null;
  }
  // Nothing depends on when the stream has ended.
  handled(output.cancel());
  handled(writer.abort());
  return "too-large";
}

/** A promise that is awaited later, or never: if it fails, that is no error of its own. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** One turn of the event loop, in which a stream delivers what it has. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

interface Reader {
  read(): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(): Promise<void>;
}

/** How much is read at a time: by default, the Workers runtime gives 4 kB, each in a turn of its own. */
const READ = 262_144;

/** Node, in which `npm run explain` runs, has no such reader for this stream. */
function readerOf(readable: ReadableStream<Uint8Array>): Reader {
  try {
    const reader = readable.getReader({ mode: "byob" });
    return { read: () => reader.read(new Uint8Array(READ)), cancel: () => reader.cancel() };
  } catch {
    return readable.getReader();
  }
}

/** What a stream has given so far. */
class Output {
  isOver = false;
  readonly #reader: Reader;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  #next: Promise<ReadableStreamReadResult<Uint8Array>>;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.#next = handled(reader.read());
  }

  /** Whether it is not yet more than a body may have. */
  get hasRoom(): boolean {
    return this.#length <= MOST_BYTES;
  }

  /** Waits until there is something to take, or until the input is written and nothing comes of it. */
  async isReady(written: Promise<void>): Promise<boolean> {
    if (this.isOver) return false;
    return Promise.race([this.#next.then(() => true), written.then(turn).then(() => false)]);
  }

  async take(): Promise<void> {
    const { done, value } = await this.#next;
    this.isOver = done;
    if (done) return;
    // A small piece does not keep a large buffer.
    this.#pieces.push(value.length < READ / 2 ? value.slice() : value);
    this.#length += value.length;
    this.#next = handled(this.#reader.read());
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }

  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
