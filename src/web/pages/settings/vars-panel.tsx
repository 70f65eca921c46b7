import type { RawSecret } from "../../../config/raw-settings.ts";
import type { Words } from "../../../locale/locale.ts";
import type { VarInForce } from "./vars-in-force.ts";

export function VarsPanel({
  vars,
  words,
}: {
  readonly vars: readonly VarInForce[];
  readonly words: Words["settings"];
}) {
  return (
    <section class="panel">
      <h2>{words.vars}</h2>
      <dl class="lines">
        {vars.map(({ name, value, isDefault }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              {value === null ? <span class="soft">{words.notSet}</span> : value}
              {value !== null && isDefault && <span class="soft"> ({words.byDefault})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Of a secret, only whether it is set. */
export function SecretsPanel({ secrets, words }: SecretsIn) {
  return (
    <section class="panel">
      <h2>{words.secrets}</h2>
      <dl class="lines">
        {secrets.map(({ name, isSet }) => (
          <div>
            <dt>{name}</dt>
            <dd>{isSet ? `✓ ${words.isSet}` : <span class="soft">{words.notSet}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface SecretsIn {
  readonly secrets: readonly RawSecret[];
  readonly words: Words["settings"];
}
