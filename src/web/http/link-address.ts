/** Whether the address has a signed link: such a page sends no referrer. */
export function bearsLink({ searchParams }: URL): boolean {
  return searchParams.has("sig");
}

/**
 * The page's address for the return field of its forms: its path, and the signed link if there is one.
 * `isFromLinkedPage` recognises the form by it.
 */
export function addressOf(url: URL): string {
  return bearsLink(url) ? url.pathname + url.search : url.pathname;
}
