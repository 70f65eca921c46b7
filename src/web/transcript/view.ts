import type { Reason } from "../../alerts/reasons.ts";
import type { Chat } from "../../chat/chat.ts";
import type { Measures } from "../../chat/measures.ts";
import type { Sla } from "../../chat/sla.ts";
import type { Format } from "../../locale/format.ts";
import type { Form } from "../forms.ts";

/** One revision of a chat and what we say of it: all that any readable form is made of. */
export interface TranscriptView {
  readonly chat: Chat;
  readonly measures: Measures;
  readonly sla: Sla;
  readonly reasons: readonly Reason[];
  readonly revision: number;
  /** How many there are. */
  readonly revisions: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly format: Format;
  /** Where the forms are, signed where the reader came by a signed link. A form without one is not offered. */
  readonly links: Readonly<Partial<Record<Form, string>>>;
}
