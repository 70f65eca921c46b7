/** The forms of a word or sentence by what a count needs; `other` stands for every form that is not given. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Picks the form that a count needs in one language: "1 chat", "2 chats"; or, as an ordinal, "1st", "2nd". */
export function pluralFor(
  tag: string,
  type: Intl.PluralRulesOptions["type"] = "cardinal",
): (count: number, forms: Forms) => string {
  // Made when first needed: a Worker's start should not wait for it.
  let rules: Intl.PluralRules | null = null;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(tag, { type });
    return forms[rules.select(count)] ?? forms.other;
  };
}
