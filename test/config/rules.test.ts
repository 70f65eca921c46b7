import { describe, expect, it } from "vitest";
import { matches } from "../../src/alerts/rules/match.ts";
import { readRules } from "../../src/config/rules.ts";
import { judged } from "../alerts/support/judged.ts";
import { readSettings, TARGETS } from "./support/reading.ts";

describe("rules", () => {
  it("are read in their order, with what they leave out", () => {
    const { rules, mistakes } = readSettings(`
      [vars.HOURS.office]
      open = ["Mon-Fri 08:00-18:00"]
      [[vars.RULES]]
      name = "Sales hours"
      match = { queue = "Sales*", reason = ["lost", "missed"], not = { platform = "messenger" } }
      to = ["sales-slack", "leads", "leads"]
      continue = true
      hours = "office"
      except = ["missed", "lost"]
      escalate = { after = "15m", to = "leads" }
      remind = "2h"
      [[vars.RULES]]
      name = "The rest"
      to = "leads"
      escalate = [{ after = "1h30m", to = ["leads"] }, { after = "4h", to = ["sales-slack"] }]
    `);
    expect(mistakes).toEqual([]);
    expect(rules).toEqual([
      {
        name: "Sales hours",
        match: [
          { field: "queue", not: false, patterns: ["SALES*"] },
          { field: "reason", not: false, patterns: ["LOST", "MISSED"] },
          { field: "platform", not: true, patterns: ["MESSENGER"] },
        ],
        to: ["sales-slack", "leads"],
        continue: true,
        hours: "office",
        except: ["lost", "missed"],
        escalate: [{ after: 15 * 60_000, to: ["leads"] }],
        remind: 120 * 60_000,
      },
      {
        name: "The rest",
        match: [],
        to: ["leads"],
        continue: false,
        hours: null,
        except: [],
        escalate: [
          { after: 90 * 60_000, to: ["leads"] },
          { after: 240 * 60_000, to: ["sales-slack"] },
        ],
        remind: null,
      },
    ]);
  });

  it("need not be set", () => {
    expect(readSettings("")).toMatchObject({ rules: [], mistakes: [] });
  });

  it("may tell nobody, on purpose", () => {
    const { rules, mistakes } = readSettings('[[vars.RULES]]\nname = "Test"\nmatch.queue = "Test*"\nto = []');
    expect(mistakes).toEqual([]);
    expect(rules[0]?.to).toEqual([]);
  });

  it.each([
    'clientData.vip = "yes"',
    '"clientData.vip" = "yes"',
    'clientData = { vip = "yes" }',
    "clientData.VIP = true",
  ])("ask for customer data by { %s }", (written) => {
    const { rules, mistakes } = readSettings(`[[vars.RULES]]\nname = "VIP"\nmatch = { ${written} }\nto = ["leads"]`);
    expect(mistakes).toEqual([]);
    const vip = written.endsWith("true") ? "True" : "Yes";
    expect(matches(rules[0]?.match ?? [], judged({ clientData: { vip } }))).toBe(true);
    expect(matches(rules[0]?.match ?? [], judged({ clientData: { vip: "no" } }))).toBe(false);
  });

  it("are not said to be never reached because of a rule whose match could not be read", () => {
    const { mistakes } = readSettings(`
      [[vars.RULES]]
      name = "Sales"
      match = { quee = "Sales" }
      to = ["leads"]
      [[vars.RULES]]
      name = "Support"
      match = { queue = "Support" }
      to = ["leads"]
    `);
    expect(mistakes).toHaveLength(1);
  });

  it.each([7, "Sales", {}, [null], ["Sales"], [[]]])("are a list of tables, and not %j", (value) => {
    const settings: string[] = [];
    readRules({ RULES: value }, { targets: TARGETS, hours: [] }, (setting) => settings.push(setting));
    expect(settings).toEqual(["RULES"]);
  });
});
