import type { Connected, LookUp, Mistake, Settings } from "../channel.ts";
import { type Found, isSafe, secretNamed, secretUrl, unknownKeys } from "../settings.ts";

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

export function readSettings(settings: Settings, lookUp: LookUp): Connected<SlackOptions> {
  const unknown = unknownKeys(settings, ["webhook", "conversation", "token"]);
  return settings.conversation === undefined
    ? readWebhook(settings, lookUp, unknown)
    : readBot(settings, lookUp, unknown);
}

function readWebhook(settings: Settings, lookUp: LookUp, unknown: readonly Mistake[]): Connected<SlackOptions> {
  const found = secretUrl("webhook", settings.webhook ?? "SLACK_WEBHOOK_URL", lookUp);
  const lone = { key: "token", problem: "is of no use without conversation, the channel that the bot posts to" };
  const mistakes = [...unknown, ...mistakeOf(found), ...(settings.token === undefined ? [] : [lone])];
  if (!found.ok || mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, options: { way: "webhook", webhook: found.value, hasButtons: hasButtons(lookUp) } };
}

function readBot(settings: Settings, lookUp: LookUp, unknown: readonly Mistake[]): Connected<SlackOptions> {
  const { conversation } = settings;
  const never = 'such as "SLACK_BOT_TOKEN", and never the token itself';
  const token = secretNamed("token", settings.token ?? "SLACK_BOT_TOKEN", never, lookUp);
  const api = readApi(lookUp);
  const known = typeof conversation === "string" && CONVERSATION.test(conversation);
  const form = 'must be a channel\'s id, such as "C0123ABCD", or its name, such as "#sales"';
  const both = "stands beside conversation: a target posts by a webhook or as a bot, so leave one of the two out";
  const mistakes = [
    ...unknown,
    ...(known ? [] : [{ key: "conversation", problem: form }]),
    ...(settings.webhook === undefined ? [] : [{ key: "webhook", problem: both }]),
    ...mistakeOf(token),
    ...mistakeOf(api),
  ];
  if (!known || !token.ok || !api.ok || mistakes.length > 0) return { ok: false, mistakes };
  const options = { conversation, token: token.value, api: api.value, hasButtons: hasButtons(lookUp) };
  return { ok: true, options: { way: "bot", ...options } };
}

/** Without the signing secret no press could be verified: then messages have links instead of buttons. */
function hasButtons(lookUp: LookUp): boolean {
  return lookUp("SLACK_SIGNING_SECRET") !== undefined;
}

function readApi(lookUp: LookUp): Found {
  const given = lookUp("SLACK_API_URL")?.trim() || API;
  const url = URL.parse(given);
  if (url !== null && isSafe(url) && url.search === "" && url.hash === "") {
    return { ok: true, value: given.replace(/\/+$/, "") };
  }
  const problem = `needs a SLACK_API_URL that starts with https:// (http:// only to this machine), such as ${API}`;
  return { ok: false, mistake: { key: "SLACK_API_URL", problem } };
}

function mistakeOf(found: Found): readonly Mistake[] {
  return found.ok ? [] : [found.mistake];
}
