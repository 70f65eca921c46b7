import type { Condition } from "../../../alerts/rules/match.ts";
import type { NotificationPolicy } from "../../../alerts/rules/recipients.ts";
import type { Rule } from "../../../alerts/rules/rules.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { type Fact, Facts } from "../../ui/fact-list.tsx";

/** What a rule says, line by line. */
function ruleInWords(rule: Rule, words: Words["settings"]["rule"], format: Format): readonly Fact[] {
  const { match, to, hours, except, escalate, remind } = rule;
  const held = except.length === 0 ? words.held : (name: string) => words.heldExcept(name, words.or(except));
  const steps = escalate.map(({ after, to: targets }) => words.after(format.duration(after), format.list(targets)));
  const conditions = match.map((condition) => conditionInWords(condition, words));
  return [
    { label: words.when, value: conditions.length === 0 ? words.always : words.and(conditions) },
    { label: words.tells, value: to.length === 0 ? words.nobody : format.list(to) },
    ...(to.length === 0 ? [] : [{ label: words.hours, value: hours === null ? words.atOnce : held(hours) }]),
    ...(steps.length === 0 ? [] : [{ label: words.escalates, value: steps.join("; ") }]),
    ...(remind === null ? [] : [{ label: words.reminds, value: words.remindedAfter(format.duration(remind)) }]),
    { label: words.afterwards, value: rule.continue ? words.goesOn : words.last },
  ];
}

/** Patterns are compared whatever their case, and kept in capitals: small letters are easier to read. */
function conditionInWords({ field, not, patterns }: Condition, words: Words["settings"]["rule"]): string {
  const named = isClientData(field)
    ? `clientData.${field.slice(CLIENT_DATA.length).toLowerCase()}`
    : words.field[field];
  const values = words.or(patterns.map((pattern) => pattern.toLowerCase()));
  return not ? words.isNot(named, values) : words.is(named, values);
}

const CLIENT_DATA = "clientData.";

function isClientData(field: Condition["field"]): field is `clientData.${string}` {
  return field.startsWith(CLIENT_DATA);
}

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
