import type { Actor } from "../alerts/actor.ts";
import type { StoredCode } from "../alerts/stored-code.ts";

/** What sentences about what happened are put together from, in the language of the reader. */
export interface Parts {
  moment(at: number): string;
  name(actor: Actor): string;
  /** What an attempt came to. */
  result(stored: StoredCode): string;
}
