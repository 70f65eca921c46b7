import * as v from "valibot";
import type { BodyHeaders } from "../../src/chat/body-text.ts";

const schema = v.object({
  /** How it was made. */
  made: v.string(),
  contentType: v.nullable(v.string()),
  contentEncoding: v.nullable(v.string()),
  base64: v.string(),
});

/** A body as a client sent it. */
export interface BodyFixture {
  /** What is odd about it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: BodyHeaders;
}

/** All of them contain the same chat, `TEXT`. */
export const READABLE = fixturesOf(
  import.meta.glob<unknown>("../fixtures/bodies/*.json", { eager: true, import: "default" }),
);
export const UNREADABLE = fixturesOf(
  import.meta.glob<unknown>("../fixtures/bodies/unreadable/*.json", { eager: true, import: "default" }),
);

export const TEXT = new TextDecoder().decode(fixture("identity").bytes);
/** The key of those whose name begins with "encrypted". */
export const ENCRYPTION = { cipher: "aes-256-ctr", key: "very secret key" } as const;
export const IV = "000102030405060708090a0b0c0d0e0f";

export function fixture(name: string): BodyFixture {
  const found = [...READABLE, ...UNREADABLE].find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no fixture ${name}`);
  return found;
}

export function requestHeaders({ headers }: Pick<BodyFixture, "headers">): Headers {
  const { contentType, contentEncoding } = headers;
  return new Headers([
    ...(contentType === null ? [] : [["Content-Type", contentType] satisfies [string, string]]),
    ...(contentEncoding === null ? [] : [["Content-Encoding", contentEncoding] satisfies [string, string]]),
  ]);
}

function fixturesOf(files: Readonly<Record<string, unknown>>): readonly BodyFixture[] {
  return Object.entries(files).map(([path, file]) => {
    const { base64, contentType, contentEncoding } = v.parse(schema, file);
    const name = /([^/]+)\.json$/.exec(path)?.[1] ?? path;
    return { name, bytes: Uint8Array.fromBase64(base64), headers: { contentType, contentEncoding } };
  });
}
