import * as v from "valibot";
import { readBody } from "../../../intake/read-body.ts";
import { LONGEST_REASON, MOST_DAYS } from "../../../privacy/hold.ts";
import { dayOf, instantOf } from "../../../time/calendar.ts";
import { DAY } from "../../../time/durations.ts";
import { INSTANT_ALONE, mistake, type QueryMistake, readInstant } from "../../http/query-params.ts";

/** In bytes: a reason in any script. */
const MOST_BYTES = 20_000;

export type ReadRequest = { readonly ok: true; readonly reason: string; readonly endsAt: number } | QueryMistake;

/** Reads the form of the page, or a program's JSON. A day is in the zone's calendar, and included. */
export async function readRequest(request: Request, zone: string, now: number): Promise<ReadRequest> {
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return mistake("body", `must have at most ${MOST_BYTES} bytes`);
  const fields = readFields(new TextDecoder().decode(body), request.headers.get("Content-Type"));
  if (fields === null) return mistake("body", "must be a form, or JSON with reason and until");
  const reason = (fields.reason ?? "").replaceAll("\r\n", "\n").trim();
  if (reason === "" || [...reason].length > LONGEST_REASON) {
    return mistake("reason", `must say why, in at most ${LONGEST_REASON} characters`);
  }
  const endsAt = readEnd(fields.until ?? "", zone);
  if (endsAt === undefined) {
    return mistake("until", `must be a day (of ${zone}) such as 2027-01-31, or ${INSTANT_ALONE}`);
  }
  if (endsAt <= now || endsAt > now + MOST_DAYS * DAY) {
    return mistake("until", `must lie ahead, by at most ${MOST_DAYS} days`);
  }
  return { ok: true, reason, endsAt };
}

function readEnd(text: string, zone: string): number | undefined {
  const end = text.trim();
  const day = dayOf(end.slice(0, 10));
  if (day === null) return undefined;
  return end.length === 10 ? instantOf(zone, day + 1, 0) : readInstant(end);
}

const text = v.optional(v.nullable(v.string()), null);
const json = v.pipe(v.string(), v.parseJson(), v.object({ reason: text, until: text }));
type Fields = v.InferOutput<typeof json>;

function readFields(body: string, type: string | null): Fields | null {
  if (/^application\/json\b/i.test(type ?? "")) {
    const read = v.safeParse(json, body);
    return read.success ? read.output : null;
  }
  const form = new URLSearchParams(body);
  return { reason: form.get("reason"), until: form.get("until") };
}
