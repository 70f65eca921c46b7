import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import {
  apiOrigin,
  atApi,
  channelTable,
  isLoopback,
  readBy,
  readSettings,
  secretUrl,
  type TextReading,
} from "../settings.ts";

export interface DiscordOptions {
  /** Without query. Contains a secret: anybody who knows it can post. */
  readonly webhook: string;
  /** The thread of the channel that gets the messages; null: the channel itself. */
  readonly thread: string | null;
}

const PATH = /^\/api(?:\/v\d{1,2})?\/webhooks\/\d{15,20}\/[\w-]{20,100}\/?$/;
const HOST = /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/;
const SNOWFLAKE = /^\d{15,20}$/;

export function connect(settings: Settings, lookUp: LookUp): Connected<DiscordOptions> {
  const form = 'must be the id of a thread, such as "1188472053112242246"';
  const table = channelTable({
    webhook: v.pipe(secretUrl(lookUp, "DISCORD_SALES_URL"), readBy(readWebhook)),
    thread: v.optional(v.pipe(v.string(form), v.regex(SNOWFLAKE, form))),
    api: apiOrigin(),
  });
  const read = readSettings(table, settings);
  if (!read.ok) return read;
  const { webhook, thread, api } = read.output;
  const url = new URL(atApi(webhook, api));
  const ofUrl = url.searchParams.get("thread_id");
  return {
    ok: true,
    options: {
      webhook: `${url.origin}${url.pathname.replace(/\/$/, "")}`,
      thread: thread ?? (ofUrl !== null && SNOWFLAKE.test(ofUrl) ? ofUrl : null),
    },
  };
}

/** The mistake never repeats the URL. */
function readWebhook(text: string): TextReading<string> {
  const { hostname, pathname } = new URL(text);
  if (PATH.test(pathname) && (HOST.test(hostname) || isLoopback(hostname))) return { ok: true, value: text };
  const problem =
    "names a secret whose URL is not one that Discord issues: https://discord.com/api/webhooks/<id>/<token>";
  return { ok: false, problem };
}
