import type { BodyEncoding } from "../../../../chat/body-text.ts";
import type { Chat } from "../../../../chat/chat.ts";
import type { FilledLink } from "../../../../chat/fields/crm-links.ts";
import type { Labels } from "../../../../chat/fields/labels.ts";
import type { Measures } from "../../../../chat/measures.ts";
import type { Country } from "../../../../chat/phone/one-number.ts";
import type { Sla } from "../../../../chat/sla.ts";
import type { Format } from "../../../../locale/format.ts";
import type { FollowUp } from "../../../../store/alerts/follow-ups.ts";
import type { ListedAlert } from "../../../../store/alerts/list.ts";
import type { Head } from "../../../../store/chats/transcripts.ts";
import type { Hold } from "../../../../store/privacy/holds.ts";
import type { Form } from "../../../http/content-type.ts";
import type { Person } from "../../../principal.ts";
import type { Changes } from "./changes.ts";
import type { TranscriptContext } from "./context.ts";
import type { SearchResult } from "./search.ts";

/** One revision of a chat with everything that we add: the input of every readable form. */
export interface TranscriptView extends Head {
  readonly chat: Chat;
  /** How the stored body was read as text. */
  readonly encoding: BodyEncoding;
  readonly measures: Measures;
  readonly sla: Sla;
  readonly format: Format;
  /** What fields and options of the customer record are called. */
  readonly labels?: Labels;
  /** Links into other systems. For the page alone. */
  readonly crmLinks?: readonly FilledLink[];
  /** Of telephone numbers without a country. */
  readonly country: Country | null;
  /**
   * The addresses of the forms, signed if the reader came by a signed link. A form without an address is not offered.
   */
  readonly links: Readonly<Partial<Record<Form, string>>>;
  /** Null: no hold, or the reader came by a signed link. */
  readonly hold: Hold | null;
  /** For the page alone. Null for whoever came by a signed link: it shows this one chat, and leads no further. */
  readonly around: Around | null;
}

/** What somebody who is signed in sees around the transcript. */
export interface Around extends TranscriptContext {
  readonly person: Person;
  readonly path: string;
  /** The same as forms name it. */
  readonly address: string;
  readonly now: number;
  readonly timeZone: string;
  /** As somebody stands to it now; null where there is none. */
  readonly alert: ListedAlert | null;
  readonly followUps: readonly FollowUp[];
  /** Alerts with the same telephone number under another contact or entity. */
  readonly sameNumber: readonly ListedAlert[];
  /** Since the revision that came before; null where this one was the first. */
  readonly changes: Changes | "unreadable" | "too-large" | null;
  /** Null where nothing is looked for. */
  readonly found: SearchResult | null;
}
