import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutageReason } from "../../../../src/alerts/outage-reason.ts";
import { REASONS } from "../../../../src/alerts/reasons.ts";
import { storeCode } from "../../../../src/alerts/stored-code.ts";
import { storedResult } from "../../../../src/channels/result.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { inboxPage } from "../../../../src/web/pages/inbox/page.tsx";
import { actorBy } from "../../../alerts/support/actors.ts";
import { inboxOf, listed, NOW } from "./support/view.ts";

const MINUTE = 60_000;

describe("an alert in the inbox", () => {
  const page = inboxPage(inboxOf([listed(101)]));

  it("says who, why, how long and what they said last", () => {
    for (const said of ["Kovács Éva", "Missed chat", "queue Sales", "waited 4 min 29 s", "no answer"])
      expect(page).toContain(said);
    expect(page).toContain("closed 12 min ago");
    expect(page).toContain('<blockquote dir="auto">Is anybody there?\nI want to order.</blockquote>');
  });

  it("is a tap from the number and from the transcript", () => {
    expect(page).toContain('href="tel:+3615550101"');
    expect(page).toContain('<a href="/chats/130/101"><bdi>Kovács Éva</bdi></a>');
    expect(inboxPage(inboxOf([listed(1, { phones: [] })]))).toContain("No number on record");
  });

  it("can be claimed and resolved without a script", () => {
    expect(page).toContain('<form method="post" action="/alerts/130/101/claim">');
    expect(page).toContain('href="/alerts/130/101/resolve?next=%2F"');
    expect(page).not.toContain("<script");
  });

  it("says who has it, and lets only them resolve it", () => {
    const claimed = { state: "claimed", actor: actorBy("peter.novak@example.com"), since: NOW - MINUTE } as const;
    const theirs = inboxPage(inboxOf([listed(101, {}, claimed)]));
    expect(theirs).toContain("Claimed by peter.novak@example.com, 1 min ago");
    expect(theirs).not.toContain("/alerts/130/101/resolve");
    expect(theirs).toContain('action="/alerts/130/101/reopen"');
    const mine = inboxPage(inboxOf([listed(101, {}, { ...claimed, actor: actorBy("jane.smith@example.com") })]));
    expect(mine).toContain("Claimed by you, 1 min ago");
    expect(mine).toContain("/alerts/130/101/resolve");
  });
});

const NO_SERVICE = storeCode<OutageReason>({
  code: "answered",
  result: storedResult({ code: "answered", status: 404, word: "no_service" }),
});

describe("beside the alerts", () => {
  const { counts, person } = inboxOf([]);
  const outages = [{ target: "sales-slack", since: NOW - MINUTE, reason: NO_SERVICE }];

  it("stands what is out of order, with the settings for whoever may see them", () => {
    const admin = inboxPage(inboxOf([], { outages }));
    expect(admin).toContain("sales-slack, since 24 Nov 2026, 08:59: answered 404 no_service");
    expect(admin).toContain('<p><a href="/settings">');
    const supervisor = inboxPage(inboxOf([], { outages, person: { ...person, role: "supervisor" } }));
    expect(supervisor).not.toContain("/settings");
  });

  it("stands who asked to be left alone, until when, and that others are told", () => {
    const answer = { code: "answered", args: '{"status":429,"asked":7200}' };
    const waits = [{ target: "sales-slack", since: NOW - MINUTE, until: NOW + 120 * MINUTE, ...answer }];
    const page = inboxPage(inboxOf([], { waits }));
    expect(page).toContain("sales-slack, until 24 Nov 2026, 11:00: answered 429, asked to wait 7200 s");
    expect(page).toContain("Meanwhile others are told in its place");
    const hungarian = inboxPage(inboxOf([], { waits, language: "hu", format: formatFor("hu", "Europe/Budapest") }));
    expect(hungarian).toContain("(válasz: 429, 7200 másodperc türelmet kért)");
    expect(inboxPage(inboxOf([], { waits, outages }))).not.toContain("Asked to be left alone");
  });

  it("stands what is held for the opening", () => {
    const held = [{ target: "leads", count: 12, more: false, dueAt: NOW + 60 * MINUTE }];
    expect(inboxPage(inboxOf([], { counts: { ...counts, untilOpening: held } }))).toContain(
      "12 alerts for leads, told from 24 Nov 2026, 10:00",
    );
  });

  it.each([
    [{}, "Nothing needs a call.", "The last chat came in about 3 min ago."],
    [{ lastChatAt: null, lastAlertAt: NOW - MINUTE }, "Nothing needs a call.", "The last alert came in 1 min ago."],
    [{ lastChatAt: null }, "Nothing needs a call.", "No alert has come in yet."],
  ])("stands, where there are none, by what one sees that this is so: %j", (changes, ...said) => {
    const page = inboxPage(inboxOf([], { counts: { ...counts, ...changes } }));
    for (const sentence of said) expect(page).toContain(sentence);
  });

  it("does not say that nothing needs a call where a filter hides it", () => {
    const filter = { tab: "open", queue: "Support", reason: null } as const;
    expect(inboxPage(inboxOf([], { filter }))).not.toContain("Nothing needs a call.");
  });
});

it("boxes to tick have names, and one form for all", () => {
  const page = inboxPage(inboxOf([listed(1), listed(2)], { selecting: true }));
  expect(
    page.match(/<input type="checkbox" name="chat" value="130\/[12]" aria-label="Select Kovács Éva"\/>/g),
  ).toHaveLength(2);
  expect(page.match(/<form class="selection" method="post" action="\/alerts\/claim">/g)).toHaveLength(1);
  expect(page).toContain('formaction="/alerts/resolve"');
});

it("speaks Hungarian to whoever reads it", () => {
  const page = inboxPage(inboxOf([listed(1)], { language: "hu" }));
  expect(page).toContain('<html lang="hu">');
  for (const said of ["Beérkezett", "Átveszem", "Nem fogadott chat"]) expect(page).toContain(said);
});

it("nothing that a customer wrote adds a tag or an attribute", () => {
  const piece = fc.constantFrom(
    "<script>",
    "</p>",
    '"',
    "'",
    "&lt;",
    "<img src=x onerror=a()>",
    "<!--",
    "\u202e",
    "\0",
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 6 });
  // Right-to-left names have one more of these, without an attribute.
  const tagsOf = (page: string) => page.replace(/<style>.*?<\/style>|<\/?bdi>/gs, "").match(/<[^>]*>/g)?.length;
  const plain = tagsOf(inboxPage(inboxOf([listed(1)])));
  fc.assert(
    fc.property(text, fc.constantFrom(...REASONS), (pieces, reason) => {
      const hostile = `a${pieces.join("")}`;
      const changed = { customer: hostile, words: hostile, queue: hostile, platform: hostile, agents: [hostile] };
      const page = inboxPage(inboxOf([listed(1, changed, { reasons: [reason] })]));
      expect(tagsOf(page)).toBe(plain);
      expect(page).not.toMatch(/[\u202e\0]/);
    }),
  );
});
