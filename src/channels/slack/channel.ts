import type { Channel } from "../channel.ts";
import { judge } from "../judge.ts";
import { secretUrl, unknownKeys } from "../settings.ts";
import { render } from "./render.ts";

/** Slack by an incoming webhook. */
export const slack: Channel<SlackOptions> = {
  // Slack takes one message a second for each webhook.
  pace: 1_000,

  connect(settings, lookUp) {
    const mistakes = [...unknownKeys(settings, ["webhook"])];
    const found = secretUrl("webhook", settings.webhook ?? "SLACK_WEBHOOK_URL", lookUp);
    if (!found.ok) mistakes.push(found.mistake);
    return found.ok && mistakes.length === 0 ? { ok: true, options: { webhook: found.url } } : { ok: false, mistakes };
  },

  async send(message, { webhook }, { post, now }) {
    const body = JSON.stringify(render(message));
    const headers = { "Content-Type": "application/json; charset=utf-8" };
    return judge(await post({ url: webhook, headers, body }), now);
  },
};

export interface SlackOptions {
  /** Holds a secret: whoever knows it can post. */
  readonly webhook: string;
}
