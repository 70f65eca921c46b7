import { isLoopback } from "../../loopback.ts";
import { STYLE } from "../ui/styles/site.ts";
import { bearsLink } from "./link-address.ts";

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

/** In seconds: a year. Not for other names of the zone, which are not ours to speak for. */
const HSTS = "max-age=31536000";

/** What no page of ours uses, of what browsers know: of an unknown feature they complain. */
const FEATURES = [
  ...["accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "clipboard-write"],
  ...["cross-origin-isolated", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation"],
  ...["gyroscope", "hid", "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts"],
  ...["magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"],
  ...["publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"],
  ...["storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"],
];

/** The answer with what every answer of ours carries, whoever made it: a fault, a redirect, the webhook's. */
export function withSiteHeaders(answer: Response, request: Request): Response {
  const response = new Response(answer.body, answer);
  response.headers.set("Permissions-Policy", FEATURES.map((feature) => `${feature}=()`).join(", "));
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  const url = new URL(request.url);
  // Whoever has a link in the address tells it to no page, not even to the next one of ours.
  if (bearsLink(url)) response.headers.set("Referrer-Policy", "no-referrer");
  // Not of a machine of one's own, where the next thing at the same host may know no https.
  if (url.protocol === "https:" && !isLoopback(url.hostname)) response.headers.set("Strict-Transport-Security", HSTS);
  return response;
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
