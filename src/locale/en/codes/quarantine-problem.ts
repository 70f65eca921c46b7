import { blocksLogin } from "../../../chat/foreign-webhook.ts";
import { LARGEST_ID } from "../../../chat/ids.ts";
import { fieldOf, looksLikeOf, type QuarantineProblem, type Unreadable } from "../../../chat/unreadable.ts";

/** What would be right in place of what came, as it follows "expected". */
export function expectedBody(problem: Unreadable): string {
  switch (problem.code) {
    case "not-json":
      return "JSON";
    case "not-an-object":
      return "a JSON object with chatId and projectId";
    case "wrong-id":
      return `an integer from 1 to ${LARGEST_ID}, or the same as a string of digits`;
    case "not-unpacked":
      return `a complete body in ${problem.coding}: this one is damaged or incomplete, or not in ${problem.coding} at all`;
    case "unknown-coding":
      return `a plain body, or one in gzip or deflate: ${problem.coding} cannot be unpacked here`;
    case "wrong-iv":
      return "32 hex digits, or nothing";
    case "no-key":
      return "a plain body: it looks encrypted, but VCC_ENCRYPTION_KEY is not set";
    case "not-decrypted":
      return `a body encrypted by ${problem.cipher} with VCC_ENCRYPTION_KEY and the IV in the URL`;
    case "not-encrypted":
      return "a body encrypted with VCC_ENCRYPTION_KEY, because VCC_REQUIRE_ENCRYPTION is true";
  }
}

/** What is wrong with a body in quarantine. */
export function quarantineProblem(problem: QuarantineProblem): string {
  // Kept as a sentence, and only in English.
  if (problem.code === "said") return problem.text;
  const other = looksLikeOf(problem);
  const said = `${fieldOf(problem)}: expected ${expectedBody(problem)}`;
  if (other === null) return said;
  if (blocksLogin(other)) return `agents cannot log in while the ${other} webhook has this service's URL; ${said}`;
  return `${said}; looks like the ${other} webhook`;
}
