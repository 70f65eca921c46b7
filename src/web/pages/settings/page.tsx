import type { Config } from "../../../config/config.ts";
import type { RawSettings } from "../../../config/raw-settings.ts";
import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import type { SetAsideRead } from "../../../store/deliveries/set-aside.ts";
import { usesSignedLinks } from "../../auth/link-policy.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { ExplainForm } from "./explain/form.tsx";
import { HoursPanel } from "./hours-panel.tsx";
import { mailWebhookWarnings } from "./mail-webhook-warnings.ts";
import type { MarkedRecipient } from "./marks.ts";
import { MarksPanel } from "./marks-panel.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { retentionWarning } from "./retention-warning.ts";
import { RulesPanel } from "./rules-panel.tsx";
import type { TargetState } from "./target-state.ts";
import { TargetsPanel } from "./targets-panel.tsx";
import type { VarInForce } from "./vars-in-force.ts";
import { SecretsPanel, VarsPanel } from "./vars-panel.tsx";

/** What works, but should be improved. */
function warningsOf({ secrets }: RawSettings, countsTries: boolean, words: Words["warnings"]): readonly string[] {
  const set = secrets.filter(({ isSet }) => isSet).map(({ name }) => name);
  return [
    ...secrets.filter(({ isWeak }) => isWeak).map(({ name }) => words.weak(name)),
    ...set.filter((name) => name.endsWith("_PREVIOUS")).map(words.previous),
    ...(countsTries ? [] : [words.triesUncounted]),
  ];
}

/** Records that were set aside block nothing else, and need a person: what they are, and what to do. */
function asideWarnings({ named, more }: SetAsideRead, format: Format): readonly string[] {
  const { aside } = wordsFor(format.language).warnings;
  const told = named.map(({ target, id, at, code }) => {
    const since = format.moment(at);
    if (code === "unreadable") return aside.unreadable(id, target, since);
    return code === "refused" ? aside.refused(id, target, since) : aside.other(id, target, since, code);
  });
  return more ? [...told, aside.more] : told;
}

/** The actions on a target, and their results. */
const SAID = { on: "switchedOn", off: "switchedOff", revoked: "revoked" } as const;
export const WAYS = ["on", "off", "revoked"] as const;

export interface SettingsView {
  readonly config: Config;
  readonly given: RawSettings;
  readonly targets: readonly TargetState[];
  readonly vars: readonly VarInForce[];
  /** What was just done. */
  readonly done: { readonly way: (typeof WAYS)[number]; readonly target: string } | { readonly way: "cleared" } | null;
  readonly setAside: SetAsideRead;
  readonly marked: readonly MarkedRecipient[];
  readonly countsTries: boolean;
  readonly now: number;
}

export function settingsPage(
  { config, given, targets, vars, done, setAside, marked, countsTries, now }: SettingsView,
  viewer: Viewer,
): string {
  const { person, format } = viewer;
  const { language } = format;
  const words = wordsFor(language).settings;
  const short = retentionWarning(config, now, format);
  const warnings = [
    ...asideWarnings(setAside, format),
    ...warningsOf(given, countsTries, wordsFor(language).warnings),
    ...(short === null ? [] : [short]),
    ...mailWebhookWarnings(config.missingMailWebhooks, language),
  ];
  return framedPage(
    { language, title: words.title, here: "settings", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {done !== null && (
        <p class="done" role="status">
          {done.way === "cleared" ? words.marks.cleared : words[SAID[done.way]](done.target)}
        </p>
      )}
      {warnings.length > 0 && (
        <section class="panel warnings">
          <h2>{words.warnings}</h2>
          <ul>
            {warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      <TargetsPanel targets={targets} hasLinks={usesSignedLinks(config)} words={words} format={format} />
      <MarksPanel marked={marked} words={words} format={format} />
      <RulesPanel routing={config.routing} words={words} format={format} />
      <HoursPanel hours={config.routing.hours} now={now} words={words} format={format} />
      <RecordPanel labels={config.labels} crmLinks={config.crmLinks} words={words} />
      <section class="panel">
        <h2>{words.explain}</h2>
        <ExplainForm pasted="" words={words} />
      </section>
      <VarsPanel vars={vars} words={words} />
      <SecretsPanel secrets={given.secrets} words={words} />
    </>,
  );
}
