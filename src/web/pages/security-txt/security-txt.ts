import type { Config } from "../../../config/config.ts";
import { DAY } from "../../../time/durations.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { securityHeaders } from "../../http/headers.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Context } from "../../request/context.ts";

const PATH = "/.well-known/security.txt";
/** When copies expire, in days. RFC 9116 advises less than a year. */
const FRESH_DAYS = 180;

/** `GET /.well-known/security.txt` (RFC 9116), for everybody: where to report a vulnerability. */
export async function securityTxt(request: Request, { settings, now }: Context): Promise<Response> {
  if (!settings.ok) return problemResponse({ kind: "misconfigured" }, request);
  const lines = linesOf(settings.config, now());
  if (lines === null) return problemResponse({ kind: "not-found" }, request);
  const headers = { ...(await securityHeaders()), "Content-Type": CONTENT_TYPES.txt };
  return new Response(`${lines.join("\n")}\n`, { headers });
}

function linesOf({ securityContact, publicUrl, language }: Config, now: number): readonly string[] | null {
  if (securityContact === null) return null;
  return [
    `Contact: ${securityContact}`,
    `Expires: ${new Date(Math.floor(now / DAY + FRESH_DAYS) * DAY).toISOString()}`,
    `Preferred-Languages: ${[...new Set([language, "en"])].join(", ")}`,
    ...(publicUrl === null ? [] : [`Canonical: ${publicUrl}${PATH}`]),
  ];
}
