import { describe, expect, it } from "vitest";
import { readHours } from "../../src/config/hours.ts";
import { readPeriod } from "../../src/config/hours-period.ts";
import { readSettings } from "./support/reading.ts";

/** "0 480-720" for Monday from 08:00 to 12:00. */
function read(text: string): readonly string[] {
  const period = readPeriod(text);
  return period.ok ? period.periods.map(({ day, from, to }) => `${day} ${from}-${to}`) : [period.problem];
}

describe("a period", () => {
  it.each([
    ["Mon 08:00-12:00", ["0 480-720"]],
    ["Sat-Sun 09:30-13:00", ["5 570-780", "6 570-780"]],
    ["Mon,Wed 08:00-16:30", ["0 480-990", "2 480-990"]],
    ["Mon, Wed-Thu 08:00-16:30", ["0 480-990", "2 480-990", "3 480-990"]],
    ["Sat-Mon 09:00-13:00", ["5 540-780", "6 540-780", "0 540-780"]],
    ["Sun-Sun 09:00-13:00", ["6 540-780"]],
    ["Fri 22:00-06:00", ["4 1320-1800"]],
    ["Fri 22:00-24:00", ["4 1320-1440"]],
    ["Fri 22:00-00:00", ["4 1320-1440"]],
    ["Sun 00:00-24:00", ["6 0-1440"]],
    [" mon–FRI  8:00 – 8:01 ", ["0 480-481", "1 480-481", "2 480-481", "3 480-481", "4 480-481"]],
  ])("is read: %j", (text, periods) => {
    expect(read(text)).toEqual(periods);
  });
});

describe("hours", () => {
  it("are read by their names, in their own zone or that of TIME_ZONE", () => {
    const { hours, mistakes } = readSettings(`
      [vars.HOURS.office]
      open = ["Mon 08:00-12:00", "Mon 11:00-18:00"]
      closed = ["12-25", 2026-12-24]
      [vars.HOURS.abroad]
      open = ["Sun 22:00-06:00"]
      zone = "America/New_York"
    `);
    expect(mistakes).toEqual([]);
    expect([...hours.keys()]).toEqual(["office", "abroad"]);
    expect(hours.get("office")).toEqual({
      zone: "Europe/Budapest",
      week: [[{ from: 480, to: 1080 }], [], [], [], [], [], []],
      closed: new Set(["12-25", "2026-12-24"]),
    });
    expect(hours.get("abroad")).toMatchObject({
      zone: "America/New_York",
      week: [[{ from: 0, to: 360 }], [], [], [], [], [], [{ from: 1320, to: 1440 }]],
    });
  });

  it("need not be set", () => {
    expect(readSettings("")).toMatchObject({ hours: new Map(), mistakes: [] });
  });

  it("keep their name when something in them is wrong, so that the rules' mention of it is no second mistake", () => {
    const { mistakes } = readSettings(`
      [vars.HOURS.office]
      open = ["Mon"]
      [[vars.RULES]]
      name = "Sales"
      to = ["leads"]
      hours = "office"
    `);
    expect(mistakes).toHaveLength(1);
  });

  it.each([7, "Mon-Fri 08:00-18:00", [], { office: null }, { office: ["Mon-Fri 08:00-18:00"] }])(
    "are tables, and not %j",
    (value) => {
      const settings: string[] = [];
      readHours({ HOURS: value }, "UTC", (setting) => settings.push(setting));
      expect(settings).toEqual(["HOURS"]);
    },
  );
});
