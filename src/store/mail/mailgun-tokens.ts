import * as v from "valibot";
import type { Row, Statement } from "../database.ts";

/** A token of Mailgun that a request used, and which request that was. */
export interface MailgunToken {
  /** SHA-256 of the token. */
  readonly digest: string;
  readonly signature: string;
  /** A name for the request that no other has. */
  readonly request: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Puts the token on record unless it was used. It is beside the presses in Slack, which are forgotten after an hour. */
export function useTokenStatement({ digest, signature, request, at }: MailgunToken): Statement {
  return {
    sql: "INSERT INTO interactions (digest, signature, request, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    values: [nameOf(digest), signature, request, at],
  };
}

/** Whether this request was the one that used the token: a condition without tables. */
export function isUsedBy({ digest, request }: MailgunToken): Statement {
  return {
    sql: "EXISTS (SELECT 1 FROM interactions WHERE digest = ? AND request = ?)",
    values: [nameOf(digest), request],
  };
}

export function usedByStatement(token: MailgunToken): Statement {
  const { sql, values } = isUsedBy(token);
  return { sql: `SELECT ${sql} AS isUsed`, values };
}

/** What `usedByStatement` selected. */
export function readUsedBy(rows: readonly Row[] = []): boolean {
  return v.parse(v.tuple([v.object({ isUsed: v.number() })]), rows)[0].isUsed === 1;
}

function nameOf(digest: string): string {
  return `mailgun-${digest}`;
}
