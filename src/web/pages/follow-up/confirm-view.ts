import { isOneOf } from "../../../alerts/actor.ts";
import { isByLinkOf } from "../../../followup/link-identity.ts";
import type { Format } from "../../../locale/format.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";
import type { FollowUp } from "../../../store/alerts/follow-ups.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { identitiesOf } from "../../principal.ts";
import type { Visit } from "../../request/visit.ts";
import { nameLine } from "../../ui/said.tsx";

/** The input of a page that asks whether to claim an alert, or for its outcome. */
export interface ConfirmView {
  readonly alert: ListedAlert;
  readonly followUps: readonly FollowUp[];
  readonly access: Visit["access"];
  readonly language: Language;
  readonly format: Format;
  readonly now: number;
  /** Where a signed-in reader continues. */
  readonly next: string;
  /** Where the form posts to. */
  readonly action: string;
  /** The reader's links to the transcript, and to the page that asks for the outcome. */
  readonly transcript: string;
  readonly outcome: string;
}

/** Whether the reader has or had the alert, or somebody with a link of the same target. */
export function isTheirs({ alert, access }: ConfirmView): boolean {
  return access.kind === "person" ? isOneOf(alert.actor, identitiesOf(access)) : isByLinkOf(alert.actor, access.target);
}

/** Names as in the inbox. */
export function customerOf({ alert, language }: ConfirmView): string {
  return nameLine(alert.summary.customer ?? "") || wordsFor(language).followUp.visitor;
}
