import { storeCode } from "../../../../alerts/stored-code.ts";
import { chatName } from "../../../../chat/chat.ts";
import { type Config, readConfig } from "../../../../config/config.ts";
import type { Env } from "../../../../config/vars.ts";
import { type Explained, explain } from "../../../../intake/explain.ts";
import { formatFor } from "../../../../locale/format.ts";
import { type Language, wordsFor } from "../../../../locale/locale.ts";
import { endText } from "../../../../locale/recorded-text.ts";
import { notAChat } from "../../../problem/not-a-chat.ts";
import { followUpsOfPlan } from "./explained-later.ts";

/** The result of `POST /rules/explain` without a server; or what is wrong with the settings or the body. */
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
  if (explained.kind === "chat") return { ok: true, lines: explainedInWords(explained, settings.config, "en", now) };
  return { ok: false, lines: [whyNot("en", explained)] };
}

/** Why a body is no chat. */
export function whyNot(language: Language, explained: Exclude<Explained, { kind: "chat" }>): string {
  const { tooLarge } = wordsFor(language).problem;
  if (explained.kind === "too-large") return `${tooLarge.heading}: ${tooLarge.detail(explained.limit)}`;
  const { heading, detail } = notAChat(explained.problem, language);
  return `${heading}: ${detail}`;
}

/** Who would be notified, by which rule and when; one sentence each. */
export function explainedInWords(
  { key, isSpam, reasons, plan }: Extract<Explained, { kind: "chat" }>,
  { routing, targets, timeZone }: Config,
  language: Language,
  now: number,
): readonly string[] {
  const words = wordsFor(language).explain;
  const chat = chatName(key);
  if (plan === null) return [isSpam ? words.spam(chat) : words.fine(chat)];
  const matched = plan.matched.map(words.quoted).join(", ");
  const none = routing.rules.length === 0 ? words.noRules : words.noMatch;
  const named = (target: string) => `${target} (${targets.get(target)?.destination.channel})`;
  const why = (rule: string | null) => (rule === null ? words.byDefault : words.byRule(words.quoted(rule)));
  const told = plan.deliveries.map(({ target, rule, dueAt }) => {
    const moment = `${formatFor(language, timeZone).moment(dueAt)} (${timeZone})`;
    return dueAt > now ? words.held(named(target), moment, why(rule)) : words.atOnce(named(target), why(rule));
  });
  const { escalations, reminders } = followUpsOfPlan(plan, routing);
  const format = formatFor(language, timeZone);
  const escalated = escalations.map(({ target, rule, dueAt, after }) => {
    const moment = `${format.moment(dueAt)} (${timeZone})`;
    return words.escalated(named(target), moment, format.duration(after), why(rule));
  });
  const reminded = reminders.map(({ target, rule, after }) =>
    words.reminded(named(target), format.duration(after), why(rule)),
  );
  return [
    words.needs(chat, reasons.map((reason) => words.reason[reason]).join(", ")),
    matched === "" ? none : words.matched(matched),
    ...told,
    ...escalated,
    ...reminded,
    ...plan.suppressed.map(({ target, rule, end }) =>
      words.suppressed(named(target), why(rule), endText(language, storeCode(end))),
    ),
    ...(plan.suppressedBy === null ? [] : [words.silence(words.quoted(plan.suppressedBy))]),
  ];
}
