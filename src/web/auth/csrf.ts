/** Methods that change nothing here. */
export function isSafeMethod({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether a request says which page made it, as browsers do. */
export function namesItsPage({ headers }: Request): boolean {
  return headers.has("Sec-Fetch-Site") || headers.has("Origin");
}

/**
 * Whether one of our own pages made the request. Browsers say so in Sec-Fetch-Site since 2023, which no page can forge;
 * older ones send the page's origin. A request with neither is not from a browser and must not use a cookie.
 */
export function isSameOriginForm(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("Origin") === new URL(request.url).origin;
}
