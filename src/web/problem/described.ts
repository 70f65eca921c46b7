/** What the caller is told, and in which form. */
export interface Described {
  readonly status: keyof typeof PHRASES;
  readonly heading: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members for programs in addition to the standard ones. */
  readonly members?: Readonly<Record<string, string | boolean | null>>;
  /** The path that sign-in leads to, if that may help. */
  readonly next?: string | null;
  /** Where else the page is available. */
  readonly elsewhere?: { readonly url: string; readonly label: string };
}

export const PHRASES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  503: "Service Unavailable",
} as const;

const BEARER = { "WWW-Authenticate": "Bearer" };

export function unauthorized(heading: string, detail: string, next: string | null): Described {
  return { status: 401, heading, detail, headers: BEARER, next };
}

export function retryAfter(seconds: number): Readonly<Record<string, string>> {
  return { "Retry-After": String(seconds) };
}

export function notAllowed(allow: readonly string[], heading: string, detail: string): Described {
  return { status: 405, heading, detail, headers: { Allow: allow.join(", ") } };
}
