import { readBody } from "../../intake/read-body.ts";
import { DONE } from "../http/form-query.ts";
import { securityHeaders } from "../http/headers.ts";
import { readReturnTo } from "./return-to.ts";

/** More than the fields of a form with buttons can be, in bytes. */
const MOST_BYTES = 10_000;

/**
 * 303 back to the page that a form was on, given in its field `next`, after a change. `done` is a code from which the
 * page makes its text: the address never contains the text.
 */
export async function redirectBack(request: Request, done: string): Promise<Response> {
  const body = (await readBody(request, MOST_BYTES)) ?? new Uint8Array();
  const url = new URL(request.url);
  const next = new URL(url.origin + readReturnTo(new URLSearchParams(new TextDecoder().decode(body)).get("next")));
  next.searchParams.set(DONE, done);
  return new Response(null, { status: 303, headers: { ...(await securityHeaders()), Location: next.href } });
}
