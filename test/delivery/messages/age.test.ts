import { describe, expect, it } from "vitest";
import undated from "../../fixtures/chats/dates-that-are-none.json";
import lost from "../../fixtures/chats/lost-before-any-message.json";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { chatOf, factsOf, HOUR, MINUTE, said } from "./support/alerts.ts";

const closed = chatOf(missed);
const closedAt = closed.measures.closedAt ?? Number.NaN;
const WAITED = "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat";

/** When the chat was closed, as it is told so long after. */
function closedFact(age: number): string | undefined {
  return factsOf(said({ ...closed, now: closedAt + age })).find((fact) => fact.startsWith("Closed"));
}

describe("how long ago a chat was closed", () => {
  it.each([
    [-HOUR, ""],
    [0, ""],
    [5 * MINUTE - 1, ""],
    [5 * MINUTE, ", 5 min ago"],
    [12 * MINUTE + 34_000, ", 12 min ago"],
    [14 * HOUR, ", 14 h ago"],
    [14 * HOUR + 3 * MINUTE + 59_000, ", 14 h 3 min ago"],
    [51 * HOUR, ", 2 days 3 h ago"],
  ])("%i ms later is said as %j: from five minutes on, to the minute", (age, words) => {
    expect(closedFact(age)).toBe(`Closed: 6 Mar 2025, 18:06${words}`);
  });

  it("stands in the summary too, for who reads nothing else", () => {
    expect(said({ ...closed, now: closedAt + 14 * HOUR }).summary).toBe(`${WAITED}, closed 14 h ago (130/102).`);
    expect(said({ ...closed, now: closedAt + 14 * HOUR }, "hu").summary).toBe(
      "Nem fogadott chat: John Russell 4 perc 29 mp várakozás után sem kapott választ, sor: Chat, 14 órája zárult le (130/102).",
    );
    expect(said(closed).summary).toBe(`${WAITED} (130/102).`);
  });

  it("is how long ago it was received, where no message tells the time", () => {
    const silent = chatOf(lost, { reasons: ["lost"] });
    const message = said({ ...silent, now: silent.receivedAt + 90 * MINUTE });
    expect(factsOf(message)).toContain("Received: 6 Mar 2025, 18:07, 1 h 30 min ago");
    expect(message.summary).toBe(
      "Lost chat: John Russell wrote nothing, queue Chat, received 1 h 30 min ago (130/103).",
    );
  });
});

describe("a chat that came in late", () => {
  const late = { ...closed, receivedAt: closedAt + 190 * MINUTE, now: closedAt + 191 * MINUTE };

  it("says so before anything else, and in its summary", () => {
    const message = said(late);
    expect(factsOf(message)[0]).toBe("Came in late: 3 h 10 min after it was closed");
    expect(factsOf(message)).toContain("Closed: 6 Mar 2025, 18:06, 3 h 11 min ago");
    expect(message.summary).toBe(`${WAITED}, came in 3 h 10 min after it was closed (130/102).`);
  });

  it("says so in Hungarian", () => {
    const message = said(late, "hu");
    expect(factsOf(message)[0]).toBe("Késve érkezett: a lezárás és a beérkezés között 3 óra 10 perc telt el");
    expect(message.summary).toContain("sor: Chat, 3 óra 10 perc késéssel érkezett (130/102).");
  });

  it("is one that was closed more than an hour before", () => {
    const facts = (wait: number) => factsOf(said({ ...closed, receivedAt: closedAt + wait, now: closedAt + wait }));
    expect(facts(HOUR)[0]).toBe("Customer: John Russell");
    expect(facts(HOUR + 1)[0]).toBe("Came in late: 1 h after it was closed");
  });

  it("is not one that came in at once and is told late", () => {
    expect(JSON.stringify(said({ ...closed, now: closedAt + 30 * HOUR }))).not.toMatch(/late/i);
  });

  it.each([lost, undated])("%# is never one without dates", (body) => {
    const chat = chatOf(body, { receivedAt: closedAt + 9_000 * HOUR });
    expect(chat.measures.closedAt).toBeNull();
    expect(factsOf(said(chat)).join()).not.toMatch(/came in late/i);
  });
});

describe("a chat that another target should have heard of", () => {
  it("says so, small", () => {
    const alert = { ...closed, otherTarget: "sales-slack" };
    expect(said(alert).footnotes.at(-1)).toBe("Meant for sales-slack, which could not be told.");
    expect(said(alert, "hu").footnotes.at(-1)).toBe("Eredeti címzettjét nem sikerült értesíteni: sales-slack.");
  });
});
