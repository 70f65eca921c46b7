import { isOneOf } from "../../../alerts/actor.ts";
import { isByLinkOf } from "../../../followup/link-identity.ts";
import type { Format } from "../../../locale/format.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";
import type { FollowUp } from "../../../store/alerts/follow-ups.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { identitiesOf } from "../../principal.ts";
import type { Visit } from "../../request/visit.ts";
import { visibleLine } from "../../ui/visible-text.ts";

/** A page that asks whether an alert is to be claimed, or how it ended: all that it is made of. */
export interface ConfirmView {
  readonly alert: ListedAlert;
  readonly followUps: readonly FollowUp[];
  readonly access: Visit["access"];
  readonly language: Language;
  readonly format: Format;
  readonly now: number;
  /** Where somebody who is signed in goes on. */
  readonly next: string;
  /** Where the form posts to. */
  readonly action: string;
  /** Where this reader finds the transcript, and the page that asks how it ended. */
  readonly transcript: string;
  readonly outcome: string;
}

/** Whether it is the reader who has or had the alert, or somebody who came by a link of the same target. */
export function isTheirs({ alert, access }: ConfirmView): boolean {
  return access.kind === "person" ? isOneOf(alert.actor, identitiesOf(access)) : isByLinkOf(alert.actor, access.target);
}

/** As the inbox calls them. */
export function customerOf({ alert, language }: ConfirmView): string {
  return visibleLine(alert.summary.customer ?? "") || wordsFor(language).followUp.visitor;
}
