import * as v from "valibot";
import { RESPONSE_STATES } from "../chat/response.ts";

/** What somebody needs who is to call back, so that a list of alerts reads no transcripts. Stored beside the alert. */
export const summarySchema = v.object({
  customer: v.nullable(v.string()),
  /** As they are written, and as a phone dials them. */
  phones: v.array(v.object({ text: v.string(), href: v.string() })),
  /** The customer's last words. */
  words: v.nullable(v.string()),
  /** The one in which it ended. */
  queue: v.nullable(v.string()),
  platform: v.nullable(v.string()),
  agents: v.array(v.string()),
  course: v.picklist(RESPONSE_STATES),
  /** In milliseconds; null where the messages do not tell. */
  waited: v.nullable(v.number()),
  /** Milliseconds since 1970; null where the messages do not tell. */
  closedAt: v.nullable(v.number()),
  /** Who answered first. Absent where nobody did, and in older rows. */
  answeredBy: v.optional(v.string()),
  /** How the customer is known, where it is not by name. Absent in older rows. */
  customerIs: v.optional(v.picklist(["guessed", "unrecognised"])),
});
export type Summary = Readonly<v.InferOutput<typeof summarySchema>>;

/** Of a chat whose texts are gone. */
export const NO_SUMMARY: Summary = {
  ...{ customer: null, phones: [], words: null, queue: null, platform: null, agents: [] },
  ...{ course: "silent", waited: null, closedAt: null },
};
