import * as v from "valibot";
import { readCode, type StoredCode, saidSchema, storeCode } from "../alerts/stored-code.ts";

const status = v.pipe(v.number(), v.integer());
const seconds = v.pipe(v.number(), v.finite());

/**
 * What an attempt came to: a code, and beside it what only this attempt knows. It is safe to show: no body, no secret, no
 * URL, no customer text. Records keep it, so that a code is never renamed, and a new argument is optional.
 */
export const resultSchema = v.variant("code", [
  /** `word`: the other side's word for why not. `asked`: how many seconds it asked us to wait. */
  v.object({
    code: v.literal("answered"),
    status,
    word: v.exactOptional(v.string()),
    asked: v.exactOptional(seconds),
  }),
  v.object({ code: v.literal("redirected"), status }),
  v.object({ code: v.literal("not-as-slack"), status }),
  /** Slack refuses, and its word for why is none. */
  v.object({ code: v.literal("unknown-error"), status }),
  v.object({ code: v.literal("refused"), status }),
  v.object({ code: v.literal("not-changeable"), status, word: v.string() }),
  v.object({ code: v.literal("address-over"), status }),
  /** The message that was to be replaced was sent in another way. */
  v.object({ code: v.literal("not-ours"), way: v.picklist(["bot", "webhook"]) }),
  v.object({ code: v.literal("no-answer"), seconds }),
  v.object({ code: v.literal("connection-failed") }),
  v.object({ code: v.literal("mail-taken") }),
  /** It may pass later. `error` is Cloudflare's word for why; absent where it gave none. */
  v.object({ code: v.literal("mail-failed"), error: v.exactOptional(v.string()) }),
  v.object({ code: v.literal("mail-refused"), error: v.string() }),
  v.object({ code: v.literal("no-mail-binding") }),
  /** Our own faults: before a request was made, and while it was. */
  v.object({ code: v.literal("not-composed") }),
  v.object({ code: v.literal("not-sent") }),
  v.object({ code: v.literal("interrupted") }),
  saidSchema,
]);

export type Result = Readonly<v.InferOutput<typeof resultSchema>>;

export function storedResult(result: Result): StoredCode {
  return storeCode(result);
}

/** Null for a code that only a newer version knows, and for arguments that do not belong to the code. */
export function readResult(code: string, args: string): Result | null {
  return readCode(resultSchema, { code, args });
}
