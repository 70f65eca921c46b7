/** Whether there is a signed link in the address: such a page sends no referrer at all. */
export function bearsLink({ searchParams }: URL): boolean {
  return searchParams.has("sig");
}

/**
 * The address of a page as a form on it names it, to be led back to: its path, and the link if it has one.
 * `isFromLinkedPage` knows the form by it.
 */
export function addressOf(url: URL): string {
  return bearsLink(url) ? url.pathname + url.search : url.pathname;
}
