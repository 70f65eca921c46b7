import type { NotificationPolicy } from "../../../alerts/rules/recipients.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { Facts } from "../../ui/fact-list.tsx";
import { ruleInWords } from "./rule-in-words.ts";

export function RulesPanel({ routing: { rules, defaults }, words, format }: RulesIn) {
  return (
    <section class="panel">
      <h2>{words.rules}</h2>
      <p>
        {rules.length === 0 ? words.noRules : words.rulesIntro} {format.list(defaults)}
      </p>
      {rules.map((rule, index) => (
        <article>
          <h3>
            {index + 1}. {rule.name}
          </h3>
          <Facts facts={ruleInWords(rule, words.rule, format)} />
        </article>
      ))}
    </section>
  );
}

interface RulesIn {
  readonly routing: NotificationPolicy;
  readonly words: Words["settings"];
  readonly format: Format;
}
