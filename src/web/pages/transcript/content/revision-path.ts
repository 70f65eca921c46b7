/** Where a revision of the chat at `path` is: the current one without a query. */
export function revisionPath(path: string, revision: number, current: number): string {
  return revision === current ? path : `${path}?revision=${revision}`;
}
