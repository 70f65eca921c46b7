import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import {
  apiOrigin,
  apiUrl,
  atApi,
  channelTable,
  noPlace,
  readBy,
  readSettings,
  secretUrl,
  secretValue,
  type TextReading,
} from "../settings.ts";

/** Where a target's messages go, and how. */
export type MattermostOptions =
  | {
      readonly way: "webhook";
      readonly service: Service;
      /** Contains a secret: anybody who knows it can post. */
      readonly webhook: string;
    }
  | {
      readonly way: "bot";
      readonly conversation: string;
      readonly token: string;
      /** The server's URL, without a trailing slash. */
      readonly api: string;
    };

export type Service = "mattermost" | "rocket.chat";

/** Mattermost's ids have 26 characters, of which a webhook's URL has one. */
const MATTERMOST_HOOK = /\/hooks\/[a-z\d]{26}\/?$/;
/** Rocket.Chat has an id and a token, in older versions with a user's id between them. */
const ROCKET_CHAT_HOOK = /\/hooks\/(?:[\w-]+\/){1,2}[^/]+\/?$/;
const CONVERSATION = /^[a-z\d]{26}$/;
const EXAMPLE = "https://mattermost.example.com";

function webhookTable(lookUp: LookUp) {
  return channelTable({
    webhook: v.pipe(secretUrl(lookUp, "MATTERMOST_SALES_URL"), readBy(readWebhook)),
    conversation: v.undefined(),
    token: noPlace("is of no use without conversation, the channel that the bot posts to"),
    api: apiOrigin(),
  });
}

function botTable(lookUp: LookUp) {
  const form = "must be a channel's id of 26 characters, from View Info in the channel's menu";
  return channelTable({
    webhook: noPlace(
      "stands beside conversation: a target posts by a webhook or as a bot, so leave one of the two out",
    ),
    conversation: v.pipe(v.string(form), v.regex(CONVERSATION, form)),
    token: needed(
      'token: the name of a secret, such as "MATTERMOST_BOT_TOKEN"',
      secretValue('such as "MATTERMOST_BOT_TOKEN", and never the token itself', lookUp),
    ),
    // Every server has its own address: there is none to assume.
    api: needed(`api: the URL of your server, such as ${EXAMPLE}`, apiUrl(EXAMPLE)),
  });
}

/** What is missing is named, as there is no place for its mistake. */
function needed<Schema extends v.GenericSchema<unknown, string>>(what: string, schema: Schema) {
  return v.pipe(
    v.unknown(),
    v.check((given) => given !== undefined, `needs ${what}`),
    schema,
  );
}

export function connect(settings: Settings, lookUp: LookUp): Connected<MattermostOptions> {
  if (settings.conversation === undefined) {
    const read = readSettings(webhookTable(lookUp), settings);
    if (!read.ok) return read;
    const { webhook, api } = read.output;
    return { ok: true, options: { way: "webhook", service: serviceOf(webhook), webhook: atApi(webhook, api) } };
  }
  const read = readSettings(botTable(lookUp), settings);
  if (!read.ok) return read;
  const { conversation, token, api } = read.output;
  return { ok: true, options: { way: "bot", conversation, token, api } };
}

/** The mistake never repeats the URL. */
function readWebhook(text: string): TextReading<string> {
  const { pathname } = new URL(text);
  if (MATTERMOST_HOOK.test(pathname) || ROCKET_CHAT_HOOK.test(pathname)) return { ok: true, value: text };
  const problem =
    "names a secret whose URL is no incoming webhook of Mattermost (https://<server>/hooks/<key>) or Rocket.Chat (https://<server>/hooks/<id>/<token>)";
  return { ok: false, problem };
}

function serviceOf(webhook: string): Service {
  return MATTERMOST_HOOK.test(new URL(webhook).pathname) ? "mattermost" : "rocket.chat";
}
