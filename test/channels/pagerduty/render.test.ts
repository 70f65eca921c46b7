import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALERT_EVENTS } from "../../../src/channels/alert-event.ts";
import { render } from "../../../src/channels/pagerduty/render.ts";
import { eventFaults } from "../../standin/pagerduty/check.ts";
import { liveInEvent } from "../../standin/pagerduty/live.ts";
import { KINDS } from "../support/kinds.ts";
import { anyMessage, CLAIM, followed, LINK, missed, OURS, RESOLVE } from "../support/messages.ts";
import { AT, eventOf } from "./support/events.ts";

const request = { routingKey: "0123456789abcdef0123456789abcdef", dedupKey: "chat/130/102/life/1/episode/1" };
const NOW = AT + 60_000;
const triggered = (message: object) => render({ ...missed, ...message }, { ...request, action: "trigger" }, NOW);

describe("an incident of each kind", () => {
  const alerts = ["alert", "alert-plain", "escalation", "reminder", "warning", "limit", "outage", "test"];
  it.each(alerts.map((kind) => [kind, KINDS[kind] ?? missed] as const))(
    "is written as who is on call wants it: %s",
    async (kind, message) => {
      const json = JSON.stringify(triggered(message), null, 2);
      expect(eventFaults(json)).toEqual([]);
      await expect(`${json}\n`).toMatchFileSnapshot(`golden/${kind}.json`);
    },
  );

  it.each(["acknowledge", "resolve"] as const)("has nothing but its key to %s", async (action) => {
    const json = JSON.stringify(render(followed, { ...request, action }, NOW), null, 2);
    expect(eventFaults(json)).toEqual([]);
    await expect(`${json}\n`).toMatchFileSnapshot(`golden/${action}.json`);
  });
});

describe("an event for PagerDuty", () => {
  it.each([
    [["lost", "missed"], "critical"],
    [["missed"], "error"],
    [["sla-breached"], "warning"],
    [["never-heard-of"], "error"],
  ])("is as severe as its worst reason: %j", (reasons, severity) => {
    expect(triggered({ about: { ...missed.about, reasons } }).payload?.severity).toBe(severity);
  });

  it("is of the time when it happened", () => {
    expect(triggered({ event: eventOf("alert.opened") }).payload?.timestamp).toBe("2026-11-24T09:00:00.000Z");
    expect(triggered({}).payload?.timestamp).toBe("2026-11-24T09:01:00.000Z");
  });

  it("says how the alert stands before all else, and leads to the transcript and to what can be done", () => {
    const { payload, client_url, links } = triggered(followed);
    expect(payload?.summary).toBe(`Claimed by Jane Smith at 18:12. ${missed.summary}`);
    expect(client_url).toBe(LINK);
    expect(links?.slice(0, 3).map(({ href }) => href)).toEqual([LINK, CLAIM, RESOLVE]);
  });

  it("keeps every value of facts that have the same label", () => {
    const facts = ["1", "2"].map((value) => ({ label: "Number", value }));
    expect(triggered({ facts }).payload?.custom_details?.Number).toBe("1\n2");
  });

  it("says where text is cut", () => {
    const text = "語".repeat(5_000);
    const { payload } = triggered({ summary: text, quote: { label: "Said", text } });
    expect(payload?.summary).toHaveLength(1_024);
    expect(payload?.summary).toMatch(/…$/);
    expect(payload?.custom_details?.Said).toMatch(/…$/);
  });

  it("is valid by PagerDuty's own schema, and nothing that a customer typed acts in it", () => {
    const any = fc.record({
      message: anyMessage,
      event: fc.option(fc.constantFrom(...ALERT_EVENTS).map((type) => eventOf(type))),
      action: fc.constantFrom("trigger" as const, "acknowledge" as const, "resolve" as const),
    });
    const property = fc.property(any, ({ message, event, action }) => {
      const said = event === null ? message : { ...message, event };
      const body = JSON.stringify(render(said, { ...request, action }, NOW));
      expect([...eventFaults(body), ...liveInEvent(body, OURS)]).toEqual([]);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
