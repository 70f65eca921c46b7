import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStart } from "../../../src/web/list/start-query.ts";
import { readQuery as readAudit } from "../../../src/web/pages/audit/query.ts";
import { readQuery as readChats } from "../../../src/web/pages/chats/query.ts";
import { readQuery as readDeliveries } from "../../../src/web/pages/deliveries/query.ts";
import { readInboxQuery } from "../../../src/web/pages/inbox/query.ts";
import { readDays } from "../../../src/web/pages/statistics/query.ts";

const LISTS = {
  audit: readAudit,
  chats: readChats,
  deliveries: readDeliveries,
  inbox: readInboxQuery,
  statistics: (query: URLSearchParams) => readDays(query, "Europe/Budapest", 1_790_000_000_000),
  sessions: (query: URLSearchParams) => readStart(query, (endsAt, id) => ({ endsAt, id })),
};
type List = keyof typeof LISTS;

function mistakeIn(list: List, query: string): string | null {
  const read = LISTS[list](new URLSearchParams(query));
  return read.ok ? null : `${read.parameter} ${read.problem}`;
}

const INSTANT = "must be an instant such as 2026-11-24T08:00:00Z, or a day (UTC) such as 2026-11-24";

describe("the filters of a list", () => {
  it.each([
    ["chats", "queu=Sales", 'queu is no filter of this list: did you mean "queue"?'],
    ["audit", "whom=Eva", 'whom is no filter of this list: did you mean "who"?'],
    [
      "deliveries",
      "sort=up",
      'sort is no filter of this list: there is "target", "status", "chat", "reason", "kind", "from", "to", "after"',
    ],
    ["sessions", "who=Eva", "who is no filter of this list: it has none"],
    ["statistics", "day=7", 'day is nothing to ask the statistics for: did you mean "days"?'],
    ["inbox", "stat=open", 'stat is no filter of this list: did you mean "state"?'],
    ["chats", "__proto__=1", /^__proto__ is no filter of this list: /],
    ["chats", "constructor=1", /^constructor is no filter of this list: /],
    ["chats", "project=0", "project must be a project's id, such as 130"],
    ["chats", "chat=1e3", "chat must be a chat's id, such as 101"],
    ["chats", "reason=late", "reason must be one of lost, missed, sla-breached"],
    ["chats", "spam=maybe", "spam must be one of yes, no"],
    ["chats", "reason=", "reason must be one of lost, missed, sla-breached"],
    ["audit", "from=yesterday", `from ${INSTANT}`],
    ["audit", "to=2026-13-01", `to ${INSTANT}`],
    ["audit", "chat=101", "chat must be a project's and a chat's id, such as 130/101"],
    ["deliveries", "chat=130/101/2", "chat must be a project's and a chat's id, such as 130/101"],
    ["deliveries", "status=gone", "status must be one of pending, sent, dead, suppressed"],
    ["deliveries", "after=1", "after must be as the link to the next page gives it"],
    ["sessions", "after=1", "after must be as the link to the next page gives it"],
    ["inbox", "state=done", "state must be one of open, mine, others, resolved"],
    ["statistics", "days=93", "days must be a whole number from 1 to 92"],
    ["statistics", "to=tomorrow", "to must be a day such as 2026-11-24"],
    ["statistics", "from=2026-11-24&to=2026-11-24", "from must be a day before the one that the time ends with"],
    ["statistics", "from=2026-01-01&to=2026-11-24", "from must be at most 92 days before the end"],
  ] as const)("of %s name what is wrong in ?%s, and what would be right", (list, query, mistake) => {
    const said = mistakeIn(list, query);
    if (typeof mistake === "string") expect(said).toBe(mistake);
    else expect(said).toMatch(mistake);
  });

  it("are typed, and null where nothing is asked for", () => {
    expect(readChats(new URLSearchParams("project=130&spam=no&from=2026-11-24T08:00:00+01:00"))).toEqual({
      ok: true,
      filter: {
        ...{ project: 130, chat: null, queue: null, disposition: null, reason: null, isSpam: false },
        ...{ from: Date.UTC(2026, 10, 24, 7), to: null },
      },
      after: null,
    });
  });

  it("never throw, whatever is asked for, and never repeat a value", () => {
    const names = fc.oneof(
      fc.constantFrom("project", "chat", "reason", "from", "to", "after", "state", "days", "kind", "__proto__"),
      fc.string(),
    );
    const value = fc.oneof(fc.string(), fc.constantFrom("1.1.1", "2026-02-30", "s3cret-value", "9".repeat(20)));
    fc.assert(
      fc.property(
        fc.constantFrom<List>("audit", "chats", "deliveries", "inbox", "statistics", "sessions"),
        fc.array(fc.tuple(names, value)),
        (list, pairs) => {
          const query = new URLSearchParams(pairs.map(([name, text]) => [name, text]));
          expect(mistakeIn(list, String(query)) ?? "").not.toMatch(/ .*s3cret/);
        },
      ),
    );
  });
});
