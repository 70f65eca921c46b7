import { said } from "./said.tsx";

/** A labelled fact. Its value contains nothing invisible but the isolates of names. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export function FactList({ heading, facts }: { readonly heading: string; readonly facts: readonly Fact[] }) {
  return (
    <section class="facts">
      <h2>{heading}</h2>
      <dl>
        {facts.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd dir="auto">{said(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A list of labelled facts. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="lines">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{said(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
