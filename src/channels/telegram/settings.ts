import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import { apiUrl, channelTable, readSettings, secretValue } from "../settings.ts";

/** A chat of a Telegram bot. */
export interface TelegramOptions {
  /** Contains the bot's id and its secret. */
  readonly token: string;
  /** A chat's number, "-1001234567890", or a public one's name, "@sales_alerts". */
  readonly conversation: string;
  /** The topic in a group that has topics; null: none. */
  readonly thread: number | null;
  /** Without a trailing slash. */
  readonly api: string;
}

const TOKEN = /^\d{3,20}:[\w-]{20,100}$/;
const CONVERSATION = /^(?:-?\d{1,20}|@[A-Za-z]\w{3,31})$/;

export function connect(settings: Settings, lookUp: LookUp): Connected<TelegramOptions> {
  const form =
    'must be the number of a chat, such as "-1001234567890", or the name of a public one, such as "@sales_alerts"';
  const topic = "must be the number of a topic, such as 12";
  const table = channelTable({
    token: v.pipe(
      secretValue('such as "TELEGRAM_BOT_TOKEN", and never the token itself', lookUp),
      v.regex(TOKEN, "names a secret that is no token of a bot: @BotFather gives one such as 123456789:AAE…"),
    ),
    conversation: v.pipe(
      v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))], form),
      v.trim(),
      v.regex(CONVERSATION, form),
    ),
    thread: v.optional(v.pipe(v.number(topic), v.integer(topic), v.minValue(1, topic))),
    api: apiUrl("https://api.telegram.org"),
  });
  const read = readSettings(table, settings);
  if (!read.ok) return read;
  const { thread = null, ...options } = read.output;
  return { ok: true, options: { ...options, thread } };
}
