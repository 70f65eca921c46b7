import { describe, expect, it } from "vitest";
import { matchRecipients } from "../../../src/alerts/rules/rules.ts";
import { judged, matching, rule } from "../support/judged.ts";

const sales = rule("Sales", { match: matching({ queue: "Sales" }), to: ["sales-slack"] });
const support = rule("Support", { match: matching({ queue: "Support" }), to: ["support-slack"] });
const leads = rule("Leads", { to: ["leads"] });
const silence = rule("Silence", { to: [] });

const heard = { hours: null, atOnce: true };

describe("who hears of a chat", () => {
  it("says the first rule that matches, and no rule after it", () => {
    expect(matchRecipients([support, sales, leads], ["slack"], judged())).toEqual({
      matched: ["Sales"],
      recipients: [{ target: "sales-slack", rule: "Sales", ...heard }],
      suppressedBy: null,
    });
  });

  it("say the rules after it too, up to the first that does not continue", () => {
    const decision = matchRecipients([{ ...sales, continue: true }, support, leads, silence], ["slack"], judged());
    expect(decision.matched).toEqual(["Sales", "Leads"]);
    expect(decision.recipients.map(({ target, rule }) => [target, rule])).toEqual([
      ["sales-slack", "Sales"],
      ["leads", "Leads"],
    ]);
  });

  it("are the default targets when no rule matches, and it says that no rule did", () => {
    expect(matchRecipients([support], ["slack", "email"], judged())).toEqual({
      matched: [],
      recipients: [
        { target: "slack", rule: null, ...heard },
        { target: "email", rule: null, ...heard },
      ],
      suppressedBy: null,
    });
  });

  it("are not the default targets after a rule that matched and continued to none", () => {
    expect(matchRecipients([{ ...sales, continue: true }, support], ["slack"], judged()).recipients).toEqual([
      { target: "sales-slack", rule: "Sales", ...heard },
    ]);
  });

  it("name a target once, by the first rule that does", () => {
    const held = rule("Held", { to: ["leads", "sales-slack"], hours: "office", continue: true });
    expect(matchRecipients([held, { ...sales, continue: true }, leads], [], judged()).recipients).toEqual([
      { target: "leads", rule: "Held", hours: "office", atOnce: false },
      { target: "sales-slack", rule: "Held", hours: "office", atOnce: false },
    ]);
    const repeated = rule("Repeated", { to: ["leads", "leads"] });
    expect(matchRecipients([repeated], ["slack", "slack"], judged()).recipients).toHaveLength(1);
  });
});

describe("a rule that tells nobody", () => {
  it("suppresses what it matches, and is named for it", () => {
    expect(matchRecipients([silence, leads], ["slack"], judged())).toEqual({
      matched: ["Silence"],
      recipients: [],
      suppressedBy: "Silence",
    });
  });

  it("takes nothing from those whom an earlier rule told", () => {
    const decision = matchRecipients([{ ...leads, continue: true }, silence], ["slack"], judged());
    expect(decision.matched).toEqual(["Leads", "Silence"]);
    expect(decision.recipients.map(({ target }) => target)).toEqual(["leads"]);
    expect(decision.suppressedBy).toBeNull();
  });

  it("gives way to a later rule when it continues", () => {
    const decision = matchRecipients([{ ...silence, continue: true }, leads], ["slack"], judged());
    expect(decision.recipients.map(({ target }) => target)).toEqual(["leads"]);
    expect(decision.suppressedBy).toBeNull();
  });
});

describe("a rule's hours", () => {
  const office = rule("Office", { hours: "office", except: ["lost"] });

  it.each([
    [["missed"], false],
    [["lost"], true],
    [["lost", "sla-breached"], true],
  ] as const)("hold %j: told at once is %s", (reasons, atOnce) => {
    expect(matchRecipients([office], [], judged({}, reasons)).recipients).toEqual([
      { target: "slack", rule: "Office", hours: "office", atOnce },
    ]);
  });

  it("are none where the rule names none", () => {
    expect(matchRecipients([leads], [], judged()).recipients[0]?.atOnce).toBe(true);
  });
});
