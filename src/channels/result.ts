import * as v from "valibot";
import { readCode, type StoredCode, saidSchema, storeCode } from "../alerts/stored-code.ts";

const status = v.pipe(v.number(), v.integer());
const seconds = v.pipe(v.number(), v.finite());

/**
 * The detailed result of an attempt: a code and the arguments of this attempt. It is safe to show: no body, secret, URL
 * or customer text. It is stored, so a code is never renamed, and new arguments are optional.
 */
export const resultSchema = v.variant("code", [
  /** `word`: the other side's error word. `asked`: how many seconds it asked us to wait. */
  v.object({
    code: v.literal("answered"),
    status,
    word: v.exactOptional(v.string()),
    asked: v.exactOptional(seconds),
  }),
  v.object({ code: v.literal("redirected"), status }),
  /** It takes the message, and does not say whether it is shown to anybody. */
  v.object({ code: v.literal("accepted"), status }),
  /** A success without what this service always says with it. */
  v.object({ code: v.literal("unexpected"), status }),
  /** `to`: the conversation that takes its place, in the channel's own terms. */
  v.object({ code: v.literal("moved"), status, to: v.string() }),
  v.object({ code: v.literal("not-as-slack"), status }),
  /** Slack rejected the request, and its error word has an unknown form. */
  v.object({ code: v.literal("unknown-error"), status }),
  v.object({ code: v.literal("refused"), status }),
  v.object({ code: v.literal("not-changeable"), status, word: v.string() }),
  v.object({ code: v.literal("address-over"), status }),
  /** The message to be replaced was sent in another way. */
  v.object({ code: v.literal("not-ours"), way: v.picklist(["bot", "webhook"]) }),
  v.object({ code: v.literal("no-answer"), seconds }),
  v.object({ code: v.literal("connection-failed") }),
  /** The server offers no encryption, so nothing was sent. */
  v.object({ code: v.literal("not-encrypted") }),
  v.object({ code: v.literal("mail-taken") }),
  /** It may succeed later. `error`: Cloudflare's error code; absent if there was none. */
  v.object({ code: v.literal("mail-failed"), error: v.exactOptional(v.string()) }),
  v.object({ code: v.literal("mail-refused"), error: v.string() }),
  v.object({ code: v.literal("no-mail-binding") }),
  /** Our own faults: before a request was sent, and while it was sent. */
  v.object({ code: v.literal("not-composed") }),
  v.object({ code: v.literal("not-sent") }),
  v.object({ code: v.literal("interrupted") }),
  saidSchema,
]);

export type Result = Readonly<v.InferOutput<typeof resultSchema>>;

export function storedResult(result: Result): StoredCode {
  return storeCode(result);
}

/** Null for a code that only a newer version knows, and for arguments that do not match the code. */
export function readResult(code: string, args: string): Result | null {
  return readCode(resultSchema, { code, args });
}
