import { STYLE } from "./style.ts";

const CSP = "Content-Security-Policy";
const FORM_ACTION = "form-action 'self'";

let style: string | null = null;

/** What every answer carries, page or not: nothing is kept, framed, indexed, run or told to the next site. */
export async function securityHeaders(): Promise<Record<string, string>> {
  style ??= await styleHash();
  return {
    "Content-Security-Policy": policy("'none'", style),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store, no-transform",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}

/**
 * The same for a page with a form, which it may post to us alone. With no-referrer browsers would hide our origin from
 * ourselves, and from those that send no Sec-Fetch-Site no form could be told from a stranger's.
 */
export async function formHeaders(): Promise<Record<string, string>> {
  const headers = await securityHeaders();
  style ??= await styleHash();
  return { ...headers, "Content-Security-Policy": policy("'self'", style), "Referrer-Policy": "same-origin" };
}

/**
 * Lets a page's forms lead to another origin as well. Browsers apply form-action to redirects too: once a session of
 * Cloudflare Access is over, it redirects a form to its own address, and else the button would do nothing.
 */
export function allowFormsTo(origin: string, headers: Headers): void {
  const given = headers.get(CSP);
  if (given !== null) headers.set(CSP, given.replace(FORM_ACTION, `${FORM_ACTION} ${origin}`));
}

/** The one stylesheet stands in the page and is allowed by its hash; scripts, images and frames are not. */
function policy(forms: string, hash: string): string {
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;
}

async function styleHash(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
