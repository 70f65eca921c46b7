/** What somebody who is signed in may ask of a transcript beyond its form. */
export interface TranscriptQuery {
  /** Null: the current one. */
  readonly revision: number | null;
  readonly search: string | null;
}

/** Null where `revision` is no number that a revision can have. */
export function readTranscriptQuery(query: URLSearchParams): TranscriptQuery | null {
  const revision = query.get("revision");
  if (revision !== null && !/^[1-9]\d{0,8}$/.test(revision)) return null;
  return { revision: revision === null ? null : Number(revision), search: query.get("q") };
}
