import { Miniflare } from "miniflare";
import type { Built } from "../../bench/build.ts";
import { workerConfig } from "../../bench/worker-config.ts";
import { logMails } from "../../demo/mail-log.ts";
import type { LocalMail } from "../../demo/mails.ts";

export interface FilledWorker {
  /** Its origin. */
  readonly url: string;
  /** What it has sent by mail so far. */
  readonly mails: readonly LocalMail[];
  stop(): Promise<void>;
}

/** The Worker as a deploy would upload it, in bare Miniflare, with data that end with it. */
export async function startWorker(
  built: Built,
  vars: Readonly<Record<string, string | object>>,
): Promise<FilledWorker> {
  const { log, mails } = logMails();
  const miniflare = new Miniflare({
    workers: [{ config: workerConfig("shown", built, vars) }],
    log,
    logRequests: false,
    handleStructuredLogs: () => {},
  });
  const { origin } = await miniflare.ready;
  const db = await miniflare.getD1Database("DB");
  await db.batch(built.schema.map((sql) => db.prepare(sql)));
  return { url: origin, mails, stop: () => miniflare.dispose() };
}
