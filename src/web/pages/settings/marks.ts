import * as v from "valibot";
import type { RecipientMark } from "../../../alerts/recipient-mark.ts";
import type { Config } from "../../../config/config.ts";
import { readBody } from "../../../intake/read-body.ts";
import { auditStatementWhere } from "../../../store/audit/log.ts";
import {
  clearMarkStatements,
  isMarked,
  readRecipientMarks,
  recipientMarksStatement,
} from "../../../store/mail/recipient-marks.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { wantsPage } from "../../http/content-type.ts";
import { securityHeaders } from "../../http/headers.ts";
import { mistake } from "../../http/query-params.ts";
import { actorOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";

/** A recipient to whom nothing is sent, and the targets that would. */
export interface MarkedRecipient extends RecipientMark {
  readonly targets: readonly string[];
}

/** Without those of addresses that no target has any more: the cron removes them. */
export function markedRecipients({ targets }: Config, marks: readonly RecipientMark[]): readonly MarkedRecipient[] {
  return marks
    .map((mark) => ({
      ...mark,
      targets: [...targets].flatMap(
        ([
          name,
          {
            destination: { recipients = [] },
          },
        ]) => (recipients.some((recipient) => recipient.toLowerCase() === mark.address) ? [name] : []),
      ),
    }))
    .filter((marked) => marked.targets.length > 0);
}

/** The word that leads back after a mark was cleared. */
export const CLEARED = "mark-cleared";

/** `POST /recipients/clear`: mail goes to the `address` of the form, or of a program's JSON, again. */
export async function clearMark(visit: Visit<Person>): Promise<Response> {
  const { request, context, access } = visit;
  // The form is read once more for the page that it was on.
  const address = await readAddress(request.clone());
  if (address === null) {
    return problemResponse(
      { ...mistake("address", "must be the address of a marked recipient"), kind: "wrong-query" },
      request,
    );
  }
  const db = context.openDatabase();
  const [rows] = await db.batch([recipientMarksStatement([address])]);
  const [marked] = readRecipientMarks(rows).values();
  if (marked === undefined) return problemResponse({ kind: "not-found" }, request);
  const what = `${marked.address}: ${marked.mark}, ${marked.provider}`;
  const entry = { actor: actorOf(access), at: context.now(), action: "mark-cleared", chat: null, what } as const;
  await db.batch([auditStatementWhere(entry, isMarked(marked.address)), ...clearMarkStatements(marked.address)]);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, CLEARED);
  return Response.json({ address: marked.address, status: "cleared" }, { headers: await securityHeaders() });
}

/** In bytes. */
const MOST_BYTES = 10_000;

const json = v.pipe(v.string(), v.parseJson(), v.object({ address: v.string() }));

/** Null if there is none. */
async function readAddress(request: Pick<Request, "body" | "headers">): Promise<string | null> {
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return null;
  const text = new TextDecoder().decode(body);
  if (!/^application\/json\b/i.test(request.headers.get("Content-Type") ?? "")) {
    return new URLSearchParams(text).get("address")?.trim() || null;
  }
  const read = v.safeParse(json, text);
  return read.success ? read.output.address.trim() || null : null;
}
