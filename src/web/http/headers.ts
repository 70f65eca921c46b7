import { isLoopback } from "../../loopback.ts";
import { STYLE } from "../ui/styles/site.ts";
import { bearsLink } from "./link-address.ts";

const CSP = "Content-Security-Policy";
const FORM_ACTION = "form-action 'self'";

let style: string | null = null;

/** Headers of every response: no caching, framing, indexing, scripts or referrer. */
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

/** In seconds: a year. Without subdomains, which may not be ours. */
const HSTS = "max-age=31536000";

/** Browser features that no page uses. Only known ones: browsers complain about unknown features. */
const FEATURES = [
  ...["accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "clipboard-write"],
  ...["cross-origin-isolated", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation"],
  ...["gyroscope", "hid", "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts"],
  ...["magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"],
  ...["publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"],
  ...["storage-access", "sync-xhr", "usb", "window-management", "xr-spatial-tracking"],
];

/** Adds the headers of every response of this service, including errors, redirects and the webhook's. */
export function withSiteHeaders(answer: Response, request: Request): Response {
  const response = new Response(answer.body, answer);
  response.headers.set("Permissions-Policy", FEATURES.map((feature) => `${feature}=()`).join(", "));
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  const url = new URL(request.url);
  // A page with a signed link in its address sends no referrer, not even to our own pages.
  if (bearsLink(url)) response.headers.set("Referrer-Policy", "no-referrer");
  // Not on a local machine, where another program on the same host may have no https.
  if (url.protocol === "https:" && !isLoopback(url.hostname)) response.headers.set("Strict-Transport-Security", HSTS);
  return response;
}

/**
 * Headers of a page with a form, which may post only to us. With no-referrer, browsers would hide our origin from us,
 * and without Sec-Fetch-Site our forms could not be distinguished from other sites'.
 */
export async function formHeaders(): Promise<Record<string, string>> {
  const headers = await securityHeaders();
  style ??= await styleHash();
  return { ...headers, "Content-Security-Policy": policy("'self'", style), "Referrer-Policy": "same-origin" };
}

/**
 * Allows a page's forms to lead to another origin too. Browsers apply form-action to redirects: after an Access session
 * has ended, Access redirects a form to its own address, and otherwise the button would do nothing.
 */
export function allowFormsTo(origin: string, headers: Headers): void {
  const given = headers.get(CSP);
  if (given !== null) headers.set(CSP, given.replace(FORM_ACTION, `${FORM_ACTION} ${origin}`));
}

/** The only stylesheet is in the page and allowed by its hash; scripts, images and frames are forbidden. */
function policy(forms: string, hash: string): string {
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;
}

async function styleHash(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
