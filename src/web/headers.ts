import { STYLE } from "./style.ts";

let policy: string | null = null;

/** What every answer carries, page or not: nothing is kept, framed, indexed, run or told to the next site. */
export async function securityHeaders(): Promise<Record<string, string>> {
  policy ??= await contentSecurityPolicy();
  return {
    "Content-Security-Policy": policy,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store, no-transform",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}

/** The one stylesheet stands in the page and is allowed by its hash; scripts, images, frames and forms are not. */
async function contentSecurityPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
