import type { StandIn } from "../standin/stand-in.ts";
import { GROUP, TOKEN } from "../standin/telegram/bot.ts";
import { telegramStandIn } from "../standin/telegram/page.ts";

/** A target of the demonstration. `origin` is where the stand-ins listen. */
interface ShownChannel {
  readonly standIn: StandIn;
  settings(origin: string): Readonly<Record<string, unknown>>;
  /** Those that its settings name. */
  secrets(origin: string): Readonly<Record<string, string>>;
}

const CHANNELS: readonly ShownChannel[] = [
  {
    standIn: telegramStandIn(),
    settings: (api) => ({ token: "TELEGRAM_BOT_TOKEN", conversation: GROUP, api }),
    secrets: () => ({ TELEGRAM_BOT_TOKEN: TOKEN }),
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
