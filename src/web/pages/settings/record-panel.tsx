import type { CrmLink } from "../../../chat/fields/crm-links.ts";
import type { Labels } from "../../../chat/fields/labels.ts";
import type { Words } from "../../../locale/locale.ts";
import { Facts } from "../../ui/fact-list.tsx";

/** What fields of the customer record and their options are called, and where links lead. */
export function RecordPanel({ labels, crmLinks, words }: RecordSettings) {
  const named = [...labels].map(([key, { label, options }]) => ({
    label: key,
    value: [label ?? "–", ...[...options].map(([id, word]) => `${id} = ${word}`)].join("; "),
  }));
  return (
    <section class="panel">
      <h2>{words.labels}</h2>
      {named.length === 0 ? <p>{words.noLabels}</p> : <Facts facts={named} />}
      <h2>{words.crmLinks}</h2>
      {crmLinks.length === 0 ? (
        <p>{words.noCrmLinks}</p>
      ) : (
        <Facts facts={crmLinks.map(({ label, url }) => ({ label, value: url }))} />
      )}
    </section>
  );
}

interface RecordSettings {
  readonly labels: Labels;
  readonly crmLinks: readonly CrmLink[];
  readonly words: Words["settings"];
}
