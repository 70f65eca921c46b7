import * as v from "valibot";

/** Null: like none. */
const looksLike = v.nullable(v.string());

/**
 * Why a body is no chat. It never repeats what was sent. The quarantine keeps it, so a code is never renamed, and a new
 * argument is optional.
 */
export const unreadableSchema = v.variant("code", [
  /** `looksLike`: as below, of a form. */
  v.object({ code: v.literal("not-json"), looksLike: v.exactOptional(v.string()) }),
  v.object({ code: v.literal("not-an-object") }),
  /** `looksLike`: the vendor's other webhook that the body looks like. */
  v.object({ code: v.literal("wrong-id"), field: v.string(), looksLike }),
  /** It is packed, or is said to be, and the stream is damaged or incomplete. `coding`: gzip or deflate. */
  v.object({ code: v.literal("not-unpacked"), coding: v.string() }),
  /** `coding`: one that cannot be undone here. */
  v.object({ code: v.literal("unknown-coding"), coding: v.string() }),
  v.object({ code: v.literal("wrong-iv") }),
  v.object({ code: v.literal("no-key") }),
  v.object({ code: v.literal("not-decrypted"), cipher: v.string() }),
  v.object({ code: v.literal("not-encrypted") }),
  /** Versions before codes kept a sentence alone. */
  v.object({ code: v.literal("said"), text: v.string() }),
]);

type Problem = Readonly<v.InferOutput<typeof unreadableSchema>>;

/** A body that is no chat. */
export type Unreadable = Exclude<Problem, { code: "said" }>;

/** As the quarantine has it. */
export type QuarantineProblem = Problem;

/** Which part of the request is wrong. */
export function fieldOf(problem: Unreadable): string {
  switch (problem.code) {
    case "wrong-id":
      return problem.field;
    case "wrong-iv":
      return "iv";
    case "not-json":
    case "not-an-object":
    case "not-unpacked":
    case "unknown-coding":
    case "no-key":
    case "not-decrypted":
    case "not-encrypted":
      return "body";
  }
}

export function looksLikeOf(problem: Unreadable): string | null {
  return problem.code === "wrong-id" || problem.code === "not-json" ? (problem.looksLike ?? null) : null;
}

/** Whether it could not be unpacked, so that nobody knows what is in it. */
export function isStillPacked({ code }: Unreadable): boolean {
  return code === "not-unpacked" || code === "unknown-coding";
}

/** Whether it could be read as JSON. */
export function isJson({ code }: Unreadable): boolean {
  return code === "not-an-object" || code === "wrong-id";
}
