import type { Reason } from "../alerts/reasons.ts";
import type { RecipientPlan } from "../alerts/recipient-plan.ts";
import { NO_HEADERS } from "../chat/body-text.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Unreadable } from "../chat/unreadable.ts";
import { type DecodingSettings, decodeBody } from "./decode.ts";
import { type EvaluationSettings, evaluate } from "./evaluate.ts";
import { MOST_BYTES } from "./read-body.ts";

/** What would happen to a body if it arrived now as a new chat. */
export type Explained =
  | {
      readonly kind: "chat";
      readonly key: ChatKey;
      readonly isSpam: boolean;
      readonly reasons: readonly Reason[];
      /** Null if there is no reason: then the rules are not applied. */
      readonly plan: RecipientPlan | null;
    }
  | { readonly kind: "unreadable"; readonly problem: Unreadable }
  /** Once unpacked; `limit` in bytes. */
  | { readonly kind: "too-large"; readonly limit: number };

/**
 * Reads and evaluates a body as the webhook does, except that plain bodies are always accepted. Nothing is stored or
 * sent.
 */
export async function explain(
  posted: Uint8Array<ArrayBuffer>,
  iv: string,
  settings: EvaluationSettings & DecodingSettings,
  now: number,
  headers = NO_HEADERS,
): Promise<Explained> {
  const opened = await decodeBody(posted, iv, settings, headers);
  if (opened.kind === "too-large") return { kind: "too-large", limit: MOST_BYTES };
  if (opened.kind !== "chat") return { kind: "unreadable", problem: opened.problem };
  const { key, isSpam } = opened.chat;
  const { reasons, hear } = evaluate(opened.chat, settings, now);
  return { kind: "chat", key, isSpam, reasons, plan: reasons.length === 0 ? null : hear(reasons) };
}
