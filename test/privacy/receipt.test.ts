import { describe, expect, it } from "vitest";
import { notReached, receiptInWords, toBeLookedAt, waitsFor } from "../../src/privacy/receipt.ts";
import type { Erasure } from "../../src/store/privacy/erasures.ts";
import { actorBy } from "../alerts/support/actors.ts";

const ERASURE: Erasure = {
  id: "contact-130-9",
  subject: { kind: "contact", projectId: 130, id: 9 },
  actor: actorBy("Jane Smith", "access"),
  askedAt: 0,
  endedAt: null,
  step: "copies",
  looking: null,
  seen: "",
  unreadable: 0,
  held: 0,
  unreadableIds: [],
  unreadChats: [],
  erased: { chats: 2, revisions: 3, alerts: 1, deliveries: 0, quarantined: 1 },
};

describe("the receipt of an erasure", () => {
  it("counts what was erased, and says what it does not reach", () => {
    expect(receiptInWords(ERASURE)).toBe(
      `contact 130/9: 2 chats, 3 revisions, 1 alert, 0 deliveries, 1 body in quarantine. Not reached: ${notReached(ERASURE).join(" ")}`,
    );
    expect(notReached(ERASURE).join(" ")).toMatch(/Slack.*mails.*Backups.*30 days.*caches.*a minute.*VCC Live/);
  });

  it("speaks of what could not be read only where there is something", () => {
    expect(notReached({ unreadable: 0 }).join(" ")).not.toContain("could not be read");
    expect(notReached({ unreadable: 1 }).join(" ")).toContain("1 body in quarantine that could not be read");
    expect(notReached({ unreadable: 2 }).join(" ")).toContain("2 bodies in quarantine that could not be read");
  });

  it("lists apart what could not be read at all, for somebody to look at", () => {
    expect(toBeLookedAt(ERASURE)).toEqual([]);
    expect(receiptInWords(ERASURE)).not.toContain("look at");
    const unread = { ...ERASURE, unreadable: 3, unreadableIds: ["aa", "bb"], unreadChats: ["130/7"] };
    expect(toBeLookedAt(unread)).toEqual([
      "In quarantine: /quarantine/aa, /quarantine/bb and 1 more.",
      "Stored, so that nobody can say which entity they name: /chats/130/7.",
    ]);
    expect(receiptInWords(unread)).toMatch(/Not reached:.*somebody has to look at it: In quarantine: .*130\/7\.$/);
  });

  it("claims nothing that KV does not confirm, and says while it waits for that", () => {
    expect(notReached(ERASURE).join(" ")).toMatch(/KV does not confirm.*on its way to KV.*does not wait/);
    expect(waitsFor({ step: "copies" })).toMatch(/KV has confirmed/);
    expect(waitsFor({ step: "waiting" })).toMatch(/older chats have been read/);
    expect(waitsFor({ step: "done" })).toBeNull();
  });
});
