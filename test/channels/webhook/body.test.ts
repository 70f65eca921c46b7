import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALERT_EVENTS, type AlertDocument } from "../../../src/channels/alert-event.ts";
import { MESSAGE_KINDS, type Message } from "../../../src/channels/message.ts";
import { bodyOf } from "../../../src/channels/webhook/body.ts";
import { webhookSchema } from "../../../src/channels/webhook/schema.ts";
import { schemaFaults } from "../../support/json-schema.ts";
import { anyMessage, LINK, missed, report } from "../support/messages.ts";
import { anyAlert } from "./support/any-event.ts";
import { alert, eventMessage, opened } from "./support/examples.ts";

const NOW = Date.UTC(2025, 2, 6, 17, 7);
const SCHEMA = webhookSchema("https://alerts.example.com/schema/alert.json");

function bodyIn(message: Message) {
  const body = bodyOf(message, NOW);
  expect(schemaFaults(JSON.parse(body), SCHEMA, { document: SCHEMA, isClosed: true })).toEqual([]);
  expect(new TextEncoder().encode(body).length).toBeLessThan(20_000);
  return JSON.parse(body);
}

const saying = (changes: Partial<AlertDocument>) =>
  bodyIn(eventMessage({ ...opened, alert: { ...alert, ...changes } }));

describe("the body of an event", () => {
  it("has the type, the time, the version, the sentence and the alert", () => {
    expect(bodyIn(eventMessage(opened))).toEqual({
      type: "alert.opened",
      version: 1,
      timestamp: "2025-03-06T17:06:40.000Z",
      schemaVersion: "1",
      truncated: false,
      data: {
        language: "en",
        title: missed.title,
        summary: missed.summary,
        newReasons: ["missed"],
        alert,
      },
    });
  });

  it("is described by the schema and smaller than 20 kB, whatever is in the alert", () => {
    const property = fc.property(anyAlert, fc.constantFrom(...ALERT_EVENTS), anyMessage, (any, type, message) => {
      const given = { ...alert, ...Object(any) };
      const sent = bodyIn(eventMessage({ ...opened, type, alert: given }, message));
      expect(sent).toMatchObject({
        type,
        version: given.version,
        data: { alert: { state: given.state, life: given.life } },
      });
    });
    fc.assert(property, { numRuns: 150 });
  }, 60_000);

  it("is described by the schema and smaller than 20 kB, whatever is said of the service", () => {
    fc.assert(
      fc.property(anyMessage, (message) => void bodyIn(message)),
      { numRuns: 150 },
    );
  }, 60_000);

  it("says that a text is cut, and keeps the link to the whole", () => {
    const sent = saying({ customer: { ...alert.customer, lastWords: "👍".repeat(10_000) } });
    expect(sent).toMatchObject({ truncated: true, data: { alert: { urls: { transcript: LINK } } } });
    expect(sent.data.alert.customer.lastWords).toMatch(/^(?:👍)+…$/u);
  });

  it("says that a list is shorter", () => {
    const fields = Array.from({ length: 500 }, (_, index) => ({ key: `f${index}`, label: "Field", value: "x" }));
    const sent = saying({ customer: { ...alert.customer, fields } });
    expect(sent.truncated).toBe(true);
    expect(sent.data.alert.customer.fields.length).toBeGreaterThan(10);
  });

  it("leaves out an address that is too long to be of use, and says so", () => {
    const long = LINK.padEnd(5_000, "x");
    const sent = saying({
      urls: { transcript: LINK, claim: long, resolve: null },
      crmLinks: [
        { label: "CRM", url: long },
        { label: "Shop", url: LINK },
      ],
    });
    expect(sent).toMatchObject({
      truncated: true,
      data: { alert: { urls: { transcript: LINK, claim: null }, crmLinks: [{ label: "Shop" }] } },
    });
  });

  it("has texts without control characters, half characters and open isolates, and its own lines", () => {
    const sent = saying({
      customer: { ...alert.customer, name: "a\0b\u202Ec\ud800", lastWords: "one\r\ntwo\n\n\n\nthree" },
    });
    expect(sent.truncated).toBe(false);
    expect(sent.data.alert.customer.lastWords).toBe("one\ntwo\n\nthree");
    expect(sent.data.alert.customer.name).not.toMatch(/[\0\ud800]/);
  });
});

describe("a message about the service", () => {
  it.each([
    ["warning", "service.warning"],
    ["outage", "service.warning"],
    ["digest", "service.digest"],
    ["test", "service.test"],
  ] as const)("of the kind %s is an event %s", (kind, type) => {
    expect(bodyIn({ ...missed, kind })).toMatchObject({
      type,
      timestamp: "2025-03-06T17:07:00.000Z",
      data: { title: missed.title, summary: missed.summary, facts: missed.facts, table: null },
    });
  });

  it("has the figures of a digest", () => {
    expect(bodyIn({ ...report, kind: "digest" }).data.table).toEqual(report.table);
  });

  it("has a type, whatever its kind", () => {
    for (const kind of MESSAGE_KINDS) expect(bodyIn({ ...missed, kind }).type).toMatch(/^service\./);
  });
});
