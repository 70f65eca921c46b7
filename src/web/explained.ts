import { chatName } from "../chat/chat.ts";
import type { Env } from "../config/vars.ts";
import { type Config, readConfig } from "../config.ts";
import { type Explained, explain } from "../intake/explain.ts";
import { formatFor } from "../locale/format.ts";
import { pageWordsFor } from "./words.ts";

/** The same as `POST /rules/explain` without a server; where the settings or the body are wrong, what is. */
export async function explainInWords(
  env: Env,
  posted: Uint8Array<ArrayBuffer>,
  iv: string,
  now: number,
): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }> {
  const settings = readConfig(env);
  if (!settings.ok)
    return { ok: false, lines: settings.mistakes.map(({ setting, problem }) => `${setting} ${problem}`) };
  const explained = await explain(posted, iv, settings.config, now);
  if (explained.kind === "chat") return { ok: true, lines: explainedInWords(explained, settings.config, now) };
  const { heading, detail } = pageWordsFor("en").problem.unreadable;
  return { ok: false, lines: [`${heading}: ${detail(explained.problem)}`] };
}

/** Who would hear, by which rule, when; a sentence each. */
export function explainedInWords(
  { key, isSpam, reasons, hearing }: Extract<Explained, { kind: "chat" }>,
  { routing, targets, timeZone }: Config,
  now: number,
): readonly string[] {
  const chat = `Chat ${chatName(key)}`;
  if (hearing === null) {
    const why = isSpam ? "it is marked as spam" : "it is not lost or missed, and no SLA is breached";
    return [`${chat} needs nobody's attention: ${why}.`];
  }
  const matched = hearing.matched.map((rule) => `"${rule}"`).join(", ");
  const none = routing.rules.length === 0 ? "There are no rules." : "No rule matches.";
  const named = (target: string) => `${target} (${targets.get(target)?.destination.channel})`;
  const why = (rule: string | null) => (rule === null ? "as a default target" : `by the rule "${rule}"`);
  const told = hearing.told.map(({ target, rule, dueAt }) => {
    const moment = `${formatFor("en", timeZone).moment(dueAt)} (${timeZone})`;
    const when = dueAt > now ? `on ${moment}, at the next opening of its hours,` : "at once,";
    return `${named(target)} would hear ${when} ${why(rule)}.`;
  });
  const suppressed = hearing.suppressed.map(
    ({ target, rule, note }) => `${named(target)} would hear ${why(rule)}, but nothing is sent (${note}).`,
  );
  const silence =
    hearing.suppressedBy === null ? [] : [`Nobody would hear: the rule "${hearing.suppressedBy}" tells nobody.`];
  return [
    `${chat}: ${reasons.join(", ")}.`,
    matched === "" ? none : `Rules that match: ${matched}.`,
    ...told,
    ...suppressed,
    ...silence,
  ];
}
