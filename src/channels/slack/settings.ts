import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import {
  apiOrigin,
  apiUrl,
  atApi,
  channelTable,
  isSafe,
  noPlace,
  readSettings,
  secretUrl,
  secretValue,
  type TextReading,
} from "../settings.ts";

/** Where a target's messages go in Slack, and how. */
export type SlackOptions = {
  /** Button presses reach us, and their signature can be verified. */
  readonly hasButtons: boolean;
} & (
  | {
      readonly way: "webhook";
      /** Contains a secret: anybody who knows it can post. */
      readonly webhook: string;
    }
  | {
      readonly way: "bot";
      readonly conversation: string;
      readonly token: string;
      /** The Web API's URL, without a trailing slash. */
      readonly api: string;
    }
);

/** A channel's id, or its name as Slack writes it: in any script, without capitals, spaces and full stops. */
const CONVERSATION = /^(?:[CDG][A-Z\d]{6,20}|#(?:\p{Ll}|\p{Lm}|\p{Lo}|\p{M}|\p{N}|[-_]){1,80})$/u;
const API = "https://slack.com/api";

/** A target with a webhook, the one of SLACK_WEBHOOK_URL where none is named. */
function webhookTable(lookUp: LookUp) {
  return channelTable({
    webhook: v.optional(secretUrl(lookUp), "SLACK_WEBHOOK_URL"),
    api: apiOrigin(),
    conversation: v.undefined(),
    token: noPlace("is of no use without conversation, the channel that the bot posts to"),
  });
}

/** A target to which the bot posts, with the token of SLACK_BOT_TOKEN where none is named. */
function botTable(lookUp: LookUp, otherApi: string) {
  const form = 'must be a channel\'s id, such as "C0123ABCD", or its name, such as "#sales"';
  return channelTable({
    webhook: noPlace(
      "stands beside conversation: a target posts by a webhook or as a bot, so leave one of the two out",
    ),
    api: apiUrl(otherApi),
    conversation: v.pipe(v.string(form), v.regex(CONVERSATION, form)),
    token: v.optional(secretValue('such as "SLACK_BOT_TOKEN", and never the token itself', lookUp), "SLACK_BOT_TOKEN"),
  });
}

export function connect(settings: Settings, lookUp: LookUp): Connected<SlackOptions> {
  const common = { hasButtons: hasButtons(lookUp) };
  if (settings.conversation === undefined) {
    const read = readSettings(webhookTable(lookUp), settings);
    if (!read.ok) return read;
    const { webhook, api } = read.output;
    return { ok: true, options: { way: "webhook", webhook: atApi(webhook, api), ...common } };
  }
  const api = readApi(lookUp);
  const read = readSettings(botTable(lookUp, api.ok ? api.value : API), settings);
  if (read.ok && api.ok) {
    const { conversation, token, api } = read.output;
    return { ok: true, options: { way: "bot", conversation, token, api, ...common } };
  }
  const elsewhere = api.ok ? [] : [{ key: "SLACK_API_URL", problem: api.problem }];
  return { ok: false, mistakes: [...(read.ok ? [] : read.mistakes), ...elsewhere] };
}

/** Without the signing secret no press could be verified: then messages have links instead of buttons. */
function hasButtons(lookUp: LookUp): boolean {
  return lookUp("SLACK_SIGNING_SECRET") !== undefined;
}

function readApi(lookUp: LookUp): TextReading<string> {
  const given = lookUp("SLACK_API_URL")?.trim() || API;
  const url = URL.parse(given);
  if (url !== null && isSafe(url) && url.search === "" && url.hash === "") {
    return { ok: true, value: given.replace(/\/+$/, "") };
  }
  const problem = `needs a SLACK_API_URL that starts with https:// (http:// only to this machine), such as ${API}`;
  return { ok: false, problem };
}
