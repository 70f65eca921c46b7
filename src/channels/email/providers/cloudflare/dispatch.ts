import type { EmailBinding } from "../../../channel.ts";
import type { Result } from "../../../result.ts";

/** `silent`: there was no response, so the e-mail may have been sent. */
export type Answer =
  | { readonly kind: "taken" }
  /** `code`: Cloudflare's error code; null if there was none. */
  | { readonly kind: "refused"; readonly code: string | null }
  | { readonly kind: "silent"; readonly result: Result };

const TIME_LIMIT = 10_000;

/**
 * Sends one e-mail, within a time limit in milliseconds. Of an error, only the code is read: the rest may contain
 * addresses.
 */
export async function dispatch(
  binding: EmailBinding,
  mail: EmailMessageBuilder,
  timeLimit = TIME_LIMIT,
): Promise<Answer> {
  const { promise: late, resolve } = Promise.withResolvers<Answer>();
  const result: Result = { code: "no-answer", seconds: timeLimit / 1000 };
  const timer = setTimeout(() => resolve({ kind: "silent", result }), timeLimit);
  const answer = await Promise.race([sendMail(binding, mail), late]);
  clearTimeout(timer);
  return answer;
}

async function sendMail(binding: EmailBinding, mail: EmailMessageBuilder): Promise<Answer> {
  try {
    await binding.send(mail);
    return { kind: "taken" };
  } catch (error) {
    return { kind: "refused", code: codeOf(error) };
  }
}

function codeOf(error: unknown): string | null {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && /^E_[A-Z_]{1,60}$/.test(code) ? code : null;
}
