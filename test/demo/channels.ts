import { createDiscord, WEBHOOK as DISCORD } from "../standin/discord/discord.ts";
import { readableDiscord } from "../standin/discord/readable.ts";
import { createGoogleChat, WEBHOOK as GOOGLE_CHAT } from "../standin/google-chat/google-chat.ts";
import { readableGoogleChat } from "../standin/google-chat/readable.ts";
import { BOT_TOKEN, CHANNEL, createMattermost } from "../standin/mattermost/mattermost.ts";
import { readableMattermost } from "../standin/mattermost/readable.ts";
import { notificationHtml } from "../standin/ntfy/inbox.ts";
import { createNtfy } from "../standin/ntfy/server.ts";
import { incidentHtml } from "../standin/pagerduty/inbox.ts";
import { createPagerDuty, ROUTING_KEY } from "../standin/pagerduty/server.ts";
import type { StandIn } from "../standin/stand-in.ts";
import { readableTeams } from "../standin/teams/readable.ts";
import { createTeams, WORKFLOW } from "../standin/teams/teams.ts";
import { GROUP, TOKEN } from "../standin/telegram/bot.ts";
import { telegramStandIn } from "../standin/telegram/page.ts";
import { KEY, PATH, webhookStandIn } from "../standin/webhook/receiver.ts";

/** A target of the demonstration. `origin` is where the stand-ins listen. */
interface ShownChannel {
  readonly standIn: StandIn;
  settings(origin: string): Readonly<Record<string, unknown>>;
  /** Those that its settings name. */
  secrets(origin: string): Readonly<Record<string, string>>;
}

const teams = createTeams();
const googleChat = createGoogleChat();
const discord = createDiscord();
const mattermost = createMattermost();
const ntfy = createNtfy();
const pagerDuty = createPagerDuty();

const NTFY_TOPIC = "chat-alerts-of-the-demonstration";

const CHANNELS: readonly ShownChannel[] = [
  {
    standIn: {
      ...{ channel: "teams", name: "Microsoft Teams", accepts: ({ path }) => path === WORKFLOW },
      answer: (request) => teams.answer(request, Date.now()),
      articles: () => teams.messages.map(({ body }) => readableTeams(body)).toReversed(),
    },
    settings: () => ({ webhook: "TEAMS_URL" }),
    secrets: (origin) => ({ TEAMS_URL: origin + WORKFLOW }),
  },
  {
    standIn: {
      ...{ channel: "google-chat", name: "Google Chat", accepts: ({ path }) => path.startsWith("/v1/spaces/") },
      answer: (request) => googleChat.answer(request, Date.now()),
      articles: () => googleChat.messages.map(({ body }) => readableGoogleChat(body)).toReversed(),
    },
    settings: (api) => ({ webhook: "GOOGLE_CHAT_URL", api }),
    secrets: () => ({ GOOGLE_CHAT_URL: `https://chat.googleapis.com${GOOGLE_CHAT}` }),
  },
  {
    standIn: {
      ...{ channel: "discord", name: "Discord", accepts: ({ path }) => path.startsWith("/api/webhooks/") },
      answer: (request) => discord.answer(request, Date.now()),
      articles: () => discord.messages.map(({ body }) => readableDiscord(body)).toReversed(),
    },
    settings: (api) => ({ webhook: "DISCORD_URL", api }),
    secrets: () => ({ DISCORD_URL: `https://discord.com${DISCORD}` }),
  },
  {
    standIn: {
      ...{ channel: "mattermost", name: "Mattermost", accepts: ({ path }) => /^\/(?:hooks|api\/v4)\//.test(path) },
      answer: ({ headers, ...request }) =>
        mattermost.answer({ ...request, authorization: headers.authorization ?? null }, Date.now()),
      articles: () => mattermost.messages.map(({ body }) => readableMattermost(body)).toReversed(),
    },
    settings: (api) => ({ token: "MATTERMOST_TOKEN", conversation: CHANNEL, api }),
    secrets: () => ({ MATTERMOST_TOKEN: BOT_TOKEN }),
  },
  {
    standIn: telegramStandIn(),
    settings: (api) => ({ token: "TELEGRAM_BOT_TOKEN", conversation: GROUP, api }),
    secrets: () => ({ TELEGRAM_BOT_TOKEN: TOKEN }),
  },
  {
    standIn: {
      ...{ channel: "ntfy", name: "ntfy", accepts: ({ path }) => path === "/" },
      answer: ({ headers, ...request }) =>
        ntfy.answer({ ...request, authorization: headers.authorization ?? null }, Date.now()),
      articles: () => ntfy.notifications.map(notificationHtml).toReversed(),
    },
    settings: (api) => ({ topic: NTFY_TOPIC, api }),
    secrets: () => ({}),
  },
  {
    standIn: {
      ...{ channel: "pagerduty", name: "PagerDuty", accepts: ({ path }) => path === "/v2/enqueue" },
      answer: (request) => pagerDuty.answer(request, Date.now()),
      articles: () => pagerDuty.incidents.map(incidentHtml).toReversed(),
    },
    settings: (api) => ({ key: "PAGERDUTY_KEY", api }),
    secrets: () => ({ PAGERDUTY_KEY: ROUTING_KEY }),
  },
  {
    standIn: webhookStandIn(),
    settings: () => ({ webhook: "EVENTS_URL", key: "EVENTS_KEY" }),
    secrets: (origin) => ({ EVENTS_URL: origin + PATH, EVENTS_KEY: KEY }),
  },
];

/** One stand-in for each channel but Slack and e-mail. */
export const STAND_INS: readonly StandIn[] = CHANNELS.map(({ standIn }) => standIn);

/** One target for each of these channels, and a rule by which all targets are notified of every alert. */
export function channelTargets(origin: string) {
  const targets = CHANNELS.map(
    ({ standIn: { channel }, settings }) => [channel, { channel, ...settings(origin) }] as const,
  );
  return {
    vars: {
      TARGETS: Object.fromEntries(targets),
      RULES: [{ name: "every alert", to: ["slack", "email", ...targets.map(([name]) => name)] }],
    },
    secrets: CHANNELS.flatMap(({ secrets }) => Object.entries(secrets(origin))),
  };
}
