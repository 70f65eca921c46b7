import type { Reason } from "../alerts/reasons.ts";
import type { Chat } from "../chat/chat.ts";
import type { Measures } from "../chat/measures.ts";
import type { Shown } from "../privacy/shown.ts";
import type { Course } from "./compose-course.ts";

/** One chat that needs attention, and what is known of it. */
export interface Told {
  readonly chat: Chat;
  readonly measures: Measures;
  /** Worst first, and never empty. */
  readonly reasons: readonly Reason[];
  /** There are rules, but none matched: the target hears by default. */
  readonly byDefault: boolean;
  /** What of the customer goes out, as in a target's settings. */
  readonly show: readonly string[];
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Where the transcript is; null where no address of ours is known. */
  readonly link: string | null;
}

/** What several of its parts say. */
export interface Known extends Told {
  readonly customer: string;
  readonly shown: Shown;
  readonly course: Course;
  /** "4 min 29 s"; null where the dates do not tell. */
  readonly waited: string | null;
}
