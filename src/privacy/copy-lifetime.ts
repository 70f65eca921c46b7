import * as v from "valibot";
import type { Lingering } from "../store/privacy/stale-copies.ts";
import { DAY } from "../time/durations.ts";

/** How long copies in KV live, as it is remembered from run to run. */
const schema = v.object({
  /** RETENTION_DAYS. */
  days: v.number(),
  /** It was more before `writtenBefore`, in milliseconds since 1970: those copies live for so many days. */
  longer: v.nullable(v.object({ days: v.number(), writtenBefore: v.number() })),
});
export type CopyLifetime = Readonly<v.InferOutput<typeof schema>>;

/** Null where nothing that can be read is remembered. */
export function readCopyLifetime(text: string | null): CopyLifetime | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : null;
}

/** RETENTION_DAYS where nobody set it. What it was before it was first remembered is not known: perhaps this. */
const OTHERWISE: CopyLifetime = { days: 180, longer: null };

/** What is to be remembered while RETENTION_DAYS is `days`. */
export function copyLifetimeNow(remembered: CopyLifetime | null, days: number, now: number): CopyLifetime {
  const known = remembered ?? OTHERWISE;
  const { longer } = known;
  if (days < known.days) return { days, longer: { days: Math.max(known.days, longer?.days ?? 0), writtenBefore: now } };
  return { days, longer: longer !== null && now < longer.writtenBefore + longer.days * DAY ? longer : null };
}

/** The copies that outlive their chats; null: KV removes every copy of a chat that expires. */
export function lingeringOf({ days, longer }: CopyLifetime): Lingering | null {
  if (longer === null || longer.days <= days) return null;
  return { writtenBefore: longer.writtenBefore, lifetime: longer.days * DAY };
}
