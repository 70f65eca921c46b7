import { describe, expect, it } from "vitest";
import { type DisabledTarget, renderOutage } from "../../../src/delivery/messages/outage.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor } from "../../../src/locale/locale.ts";
import { readingOf } from "./support/alerts.ts";

const SINCE = Date.UTC(2025, 2, 6, 17, 7, 5);

const kept = (count: number) => ({ count, more: false });

function message(changes: Partial<DisabledTarget> = {}, language: Language = "en") {
  const outage = { target: "sales-slack", since: SINCE, reason: "answered 404 no_service", kept: kept(12), link: null };
  return renderOutage({ ...outage, ...changes }, wordsFor(language).outage, formatFor(language, "Europe/Budapest"));
}

describe("a target that is out of order", () => {
  it("is told in English like this", () => {
    expect(readingOf(message())).toBe(`\
# Target sales-slack is disabled
The target sales-slack has been disabled since 6 Mar 2025, 18:07 (answered 404 no_service): 12 deliveries are kept and go out, grouped, once it works again.
Target: sales-slack
Disabled since: 6 Mar 2025, 18:07
Why: answered 404 no_service
Deliveries kept: 12
What to do: Fix it, then send a test message (POST /targets/sales-slack/test) or switch it on (POST /targets/sales-slack/on).
(This is told once; /healthz names every target that is disabled.)`);
  });

  it("is told in Hungarian like this", () => {
    expect(readingOf(message({}, "hu"))).toBe(`\
# A címzett nem működik: sales-slack
sales-slack: ez a címzett 2025. márc. 6. 18:07 óta nem működik (answered 404 no_service); 12 értesítés várakozik, és összevonva kimegy, amint újra működik.
Címzett: sales-slack
Mióta nem működik: 2025. márc. 6. 18:07
Oka: answered 404 no_service
Várakozó értesítések: 12
Teendő: A hiba elhárítása után tesztüzenet küldése (POST /targets/sales-slack/test) vagy a címzett visszakapcsolása (POST /targets/sales-slack/on).
(Erről egyszer szólunk; a nem működő címzetteket a /healthz sorolja fel.)`);
  });

  it.each([
    [0, "nothing waits for it yet, and what comes is kept and goes out", "még egy értesítés sem várakozik"],
    [1, "1 delivery is kept and goes out once", "1 értesítés várakozik, és kimegy"],
    [2, "2 deliveries are kept and go out, grouped,", "2 értesítés várakozik, és összevonva kimegy"],
  ])("says that nothing is lost, when %i are kept", (count, english, hungarian) => {
    expect(message({ kept: kept(count) }).summary).toContain(english);
    expect(message({ kept: kept(count) }, "hu").summary).toContain(hungarian);
  });

  it("says where it has counted no further", () => {
    const many = { kept: { count: 1_000, more: true } };
    expect(message(many).summary).toContain("1,000+ deliveries are kept");
    expect(message(many, "hu").summary).toContain("1000+ értesítés várakozik");
  });

  it("leads to what is kept, and is about no chat", () => {
    const { about, links } = message({ link: "https://alerts.example.com/deliveries" });
    expect(about).toBeNull();
    expect(links).toEqual([{ label: "Open its deliveries", url: "https://alerts.example.com/deliveries" }]);
  });

  it.each(LANGUAGES)("says what to do in so few words that no channel cuts them, in %s", (language) => {
    for (const { label, value } of message({ target: "x".repeat(40) }, language).facts) {
      expect(label.length).toBeLessThanOrEqual(75);
      expect(value.length).toBeLessThanOrEqual(200);
    }
  });
});
