import { describe, expect, it } from "vitest";
import { readDays } from "../../../../src/web/pages/statistics/query.ts";
import { at } from "../../../time/support/opening.ts";

const NOW = at("2026-11-24T23:30Z");
const read = (query: string) => readDays(new URLSearchParams(query), "Europe/Budapest", NOW);

function asked(query: string) {
  const days = read(query);
  if (!days.ok) throw new Error(days.problem);
  return days.asked;
}

describe("the days of the statistics", () => {
  it("are the last 28 where nothing is asked, today included as our time zone has it", () => {
    const { days, today, end, time, before } = asked("");
    expect(days).toHaveLength(28);
    expect([days[0]?.date, days.at(-1)?.date, today, end]).toEqual([
      "2026-10-29",
      "2026-11-25",
      "2026-11-25",
      "2026-11-26",
    ]);
    expect(time).toEqual({ from: at("2026-10-29T00:00+01:00"), to: at("2026-11-26T00:00+01:00") });
    expect(before).toEqual({ from: at("2026-10-01T00:00+02:00"), to: at("2026-10-29T00:00+01:00") });
  });

  it("follow each other without a gap over a change of the clock", () => {
    const { days } = asked("from=2026-10-20&to=2026-11-01");
    expect(days).toHaveLength(12);
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
    expect(days.find(({ date }) => date === "2026-10-25")).toMatchObject({
      from: at("2026-10-25T00:00+02:00"),
      to: at("2026-10-26T00:00+01:00"),
    });
  });

  it("are as many as asked for, until today or until a day that is given", () => {
    expect(asked("days=1").days.map(({ date }) => date)).toEqual(["2026-11-25"]);
    expect(asked("days=2&to=2026-03-01").days.map(({ date }) => date)).toEqual(["2026-02-27", "2026-02-28"]);
  });

  it.each([
    ["dayz=7", "dayz", 'is nothing to ask the statistics for: did you mean "days"?'],
    ["days=0", "days", "must be a whole number from 1 to 92"],
    ["days=93", "days", "must be a whole number from 1 to 92"],
    ["days=-1", "days", "must be a whole number from 1 to 92"],
    ["from=yesterday", "from", "must be a day such as 2026-11-24"],
    ["to=2026-02-30", "to", "must be a day such as 2026-11-24"],
    ["from=2026-11-02&to=2026-11-02", "from", "must be a day before the one that the time ends with"],
    ["from=2020-01-01", "from", "must be at most 92 days before the end"],
  ])("are not %s", (query, parameter, problem) => {
    expect(read(query)).toEqual({ ok: false, parameter, problem });
  });
});
