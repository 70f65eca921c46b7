import type { Reason } from "../../alerts/reasons.ts";
import type { Updates } from "../../channels/channel.ts";
import type { CrmLink } from "../../chat/fields/crm-links.ts";
import type { Labels } from "../../chat/fields/labels.ts";
import type { ReadingSettings } from "../../chat/reading-settings.ts";
import type { Language } from "../../locale/locale.ts";

/** A target's language, formats, and what it may see. */
export interface RenderContext {
  /** The name of the target. */
  readonly target: string;
  /** A digest for it is suppressed. */
  readonly rejectsDigests?: boolean;
  /** Somebody wants the message to be sent now. */
  readonly isRequested?: boolean;
  /** What it gets after an alert has changed. */
  readonly updates: Updates;
  readonly language: Language;
  readonly timeZone: string;
  /** How the bodies of chats are read. */
  readonly reading: ReadingSettings;
  /** What fields and options of the customer record are called. */
  readonly labels?: Labels;
  /** Links into other systems, for targets that are shown them. */
  readonly crmLinks?: readonly CrmLink[];
  /** Whether there are rules: then an alert that no rule matched says so. */
  readonly hasRules: boolean;
  readonly show: readonly string[];
  /** It wants a digest even if there is nothing to report. */
  readonly digestsAlways: boolean;
  /** Our own origin, for addresses that require sign-in; null if it is not known. */
  readonly origin: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Until when a rule keeps back what makes a noise about an alert with these reasons; null: it may be sent now. */
  quietUntil(rule: string | null, reasons: readonly Reason[]): number | null;
  /** A link for the target to one of our paths; null if our own URL is not known. */
  link(path: string): Promise<string | null>;
}
