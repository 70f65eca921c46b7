import type { Fact } from "./fact-list.tsx";

/** Lines with a label each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="lines">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
