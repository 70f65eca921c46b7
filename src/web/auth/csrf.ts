/** Methods that change nothing here. */
export function isSafeMethod({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether a request says what made it, as browsers do. */
export function namesItsPage({ headers }: Request): boolean {
  return headers.has("Sec-Fetch-Site") || headers.has("Origin");
}

/**
 * Whether a request was made by one of our own pages. Browsers say so in Sec-Fetch-Site since 2023, and no page can
 * say otherwise; older ones name the page's origin. Who says neither is no browser, and has no business with a cookie.
 */
export function isSameOriginForm(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("Origin") === new URL(request.url).origin;
}
