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

export interface GoogleChatOptions {
  /** Contains a secret: anybody who knows it can post. */
  readonly webhook: string;
}

const HOST = "chat.googleapis.com";
const PATH = /^\/v1\/spaces\/[^/]+\/messages$/;

export function connect(settings: Settings, lookUp: LookUp): Connected<GoogleChatOptions> {
  const webhook = v.pipe(secretUrl(lookUp, "GOOGLE_CHAT_SALES_URL"), readBy(webhookUrl));
  const read = readSettings(channelTable({ webhook, api: apiOrigin() }), settings);
  if (!read.ok) return read;
  return { ok: true, options: { webhook: atApi(read.output.webhook, read.output.api) } };
}

function webhookUrl(given: string): TextReading<string> {
  const { hostname, pathname, searchParams } = new URL(given);
  const isHere = hostname === HOST || isLoopback(hostname);
  if (isHere && PATH.test(pathname) && searchParams.has("key") && searchParams.has("token")) {
    return { ok: true, value: given };
  }
  const form = `https://${HOST}/v1/spaces/…/messages?key=…&token=…`;
  return { ok: false, problem: `names a URL that is not of a webhook of Google Chat: copy it whole, ${form}` };
}
