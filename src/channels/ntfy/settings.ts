import * as v from "valibot";
import type { Connected, LookUp, Mistake, Settings } from "../channel.ts";
import { apiUrl, channelTable, readSettings, secretValue } from "../settings.ts";

export interface NtfyOptions {
  readonly topic: string;
  /** Null: the server lets anybody publish there. */
  readonly token: string | null;
  /** The server's URL, without a trailing slash. */
  readonly api: string;
}

const PUBLIC = "https://ntfy.sh";

/** On the public server, whoever knows a topic can read it: its name is the only secret. */
const HARD_TO_GUESS = 20;

/** Paths of the server itself, by its default settings. */
const RESERVED = ["docs", "static", "file", "app", "metrics", "account", "settings", "signup", "login", "v1"];

function ntfyTable(lookUp: LookUp) {
  const form = "must be the topic, 1 to 64 letters (a to z), digits, hyphens and underscores";
  return channelTable({
    topic: v.pipe(
      v.string(form),
      v.regex(/^[-_A-Za-z0-9]{1,64}$/, form),
      v.check((topic) => !RESERVED.includes(topic), "is a path of ntfy itself, and no topic: choose another name"),
    ),
    token: v.optional(secretValue('such as "NTFY_TOKEN", and never the token itself', lookUp)),
    api: apiUrl(PUBLIC),
  });
}

export function connect(settings: Settings, lookUp: LookUp): Connected<NtfyOptions> {
  const read = readSettings(ntfyTable(lookUp), settings);
  const found = read.ok ? [] : read.mistakes;
  const mistakes = found.some(({ key }) => key === "topic") ? found : [...found, ...guessable(settings)];
  if (!read.ok || mistakes.length > 0) return { ok: false, mistakes };
  const { topic, token = null, api } = read.output;
  return { ok: true, options: { topic, token, api } };
}

function guessable({ topic, token, api = PUBLIC }: Settings): readonly Mistake[] {
  if (token !== undefined || typeof topic !== "string" || topic.length >= HARD_TO_GUESS) return [];
  if (typeof api !== "string" || URL.parse(api.trim())?.hostname !== "ntfy.sh") return [];
  const problem =
    "is easily guessed, and on ntfy.sh whoever knows a topic reads all of its messages: so that no stranger sees a chat, " +
    `use at least ${HARD_TO_GUESS} random characters, or reserve the topic for your account and set its token`;
  return [{ key: "topic", problem }];
}
