import { describe, expect, it } from "vitest";
import { encodeCursor, inboxSearch, readInboxQuery } from "../../../../src/web/pages/inbox/query.ts";
import { listed } from "./support/view.ts";

const read = (query: string) => readInboxQuery(new URLSearchParams(query));

describe("what is asked of the inbox", () => {
  it("is what is open, unless it says otherwise", () => {
    const everything = { tab: "open", queue: null, reason: null };
    for (const query of ["", "state=&queue=&reason="])
      expect(read(query)).toMatchObject({ ok: true, query: { filter: everything, after: null, selecting: false } });
  });

  it("can be asked again by a link", () => {
    const filter = { tab: "others", queue: "Ügyfél & más", reason: "sla-breached" } as const;
    const after = listed(101, {}, { since: 5 });
    const again = read(inboxSearch(filter, { after: encodeCursor(after), select: "1" }));
    const { urgency, openedAt, since, key } = after;
    expect(again).toMatchObject({
      ok: true,
      query: { filter, after: { urgency, openedAt, since, key }, selecting: true },
    });
    expect(inboxSearch({ tab: "open", queue: null, reason: null })).toBe("");
  });

  it.each([
    ["stat=open", "stat"],
    ["state=done", "state"],
    ["reason=late", "reason"],
    ["after=1", "after"],
    ["after=1.2.3.130", "after"],
  ])("is not guessed at: %s", (query, parameter) => {
    expect(read(query)).toMatchObject({ ok: false, parameter });
  });

  it("passes over what is no chat among those to speak of", () => {
    const about = [{ projectId: 130, chatId: 1 }];
    expect(read("about=130%2F1,x,0/1,130/99999999999999999")).toMatchObject({ query: { about } });
  });
});
