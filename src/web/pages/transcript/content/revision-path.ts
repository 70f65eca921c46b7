/** The address of a revision of the chat at `path`: the current one without a query. */
export function revisionPath(path: string, revision: number, current: number): string {
  return revision === current ? path : `${path}?revision=${revision}`;
}
