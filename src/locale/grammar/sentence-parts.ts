import type { EndedBy } from "../../alerts/end-reason.ts";
import type { StoredCode } from "../../alerts/stored-code.ts";

/** What sentences about what happened are put together from, in the language of the reader. */
export interface Parts {
  moment(at: number): string;
  name(by: EndedBy): string;
  /** A mail provider, such as "resend". */
  provider(provider: string): string;
  /** What an attempt came to. */
  result(stored: StoredCode): string;
}
