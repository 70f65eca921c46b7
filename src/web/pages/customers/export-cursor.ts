import * as v from "valibot";
import { idSchema } from "../../../chat/ids.ts";

/** The sections of each chat, in this order. Their heads come first, with the first section. */
export const SECTIONS = ["revisions", "followUps", "deliveries", "audit"] as const;
export type Section = (typeof SECTIONS)[number];

/** Where a page of an export begins. */
export type ExportPlace =
  /** Chats with ids after this one. */
  | { readonly part: "chats"; readonly after: number }
  /** The rest of a section of some chats, and what follows it. */
  | {
      readonly part: "rest";
      readonly after: number;
      readonly upTo: number;
      readonly section: Section;
      readonly key: readonly (string | number)[];
    }
  /** Bodies that could not be read as a chat, after this entry. */
  | { readonly part: "quarantine"; readonly seen: string };

export const BEGINNING: ExportPlace = { part: "chats", after: 0 };

/** Or none: from the beginning. */
const id = v.union([v.literal(0), idSchema]);

const place = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.parseJson(),
  v.variant("part", [
    v.strictObject({ part: v.literal("chats"), after: id }),
    v.strictObject({
      part: v.literal("rest"),
      after: id,
      upTo: id,
      section: v.picklist(SECTIONS),
      key: v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(3)),
    }),
    v.strictObject({ part: v.literal("quarantine"), seen: v.string() }),
  ]),
);

/** Undefined: not as the link to the next page has it. */
export function readPlace(text: string): ExportPlace | undefined {
  const read = v.safeParse(place, text);
  if (!read.success) return undefined;
  const { output } = read;
  return output.part === "rest" && output.key.length !== KEYS[output.section] ? undefined : output;
}

/** How many columns a row's key has. */
const KEYS: Readonly<Record<Section, number>> = { revisions: 2, followUps: 2, deliveries: 1, audit: 3 };
