import * as v from "valibot";
import { RESPONSE_STATES } from "../chat/response.ts";

/** What somebody needs who is to call back, so that a list of alerts reads no transcripts. Stored beside the alert. */
export const summarySchema = v.object({
  customer: v.nullable(v.string()),
  phones: v.array(
    v.object({
      /** As it is written, and as a phone dials it. */
      text: v.string(),
      href: v.string(),
      /** The customer wrote it in the chat. Absent: an older version read it, in the record alone. */
      written: v.optional(v.boolean()),
    }),
  ),
  /** By which other alerts of the same customer are found: at most three. */
  numbers: v.optional(v.array(v.string())),
  /** What the record has for numbers and cannot be read for certain. */
  unreadNumbers: v.optional(v.array(v.string())),
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
