import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameActor } from "../../src/alerts/actor.ts";
import { actorColumns, actorInJson, actorOf, actorOfOlderRow, auditColumns } from "../../src/alerts/actor-columns.ts";
import { linkActor } from "../../src/followup/link-identity.ts";
import { actorBy, slackActor } from "./support/actors.ts";
import { actors, hostileNames, people } from "./support/hostile-actors.ts";

describe("an actor that is stored", () => {
  it("is read as the same, whatever they call themselves", () => {
    fc.assert(
      fc.property(people, (actor) => {
        expect(actorOf(actorColumns(actor))).toEqual(actor);
      }),
    );
  });

  it("is read from the columns of the id and the name, and never from the spelling of `who`", () => {
    fc.assert(
      fc.property(actors, hostileNames, (actor, who) => {
        fc.pre(who !== "—" && (actor.authMethod === "slack" || actor.authMethod === "link"));
        expect(actorOf({ ...actorColumns(actor), who })).toEqual(actor);
      }),
    );
  });

  it("is for older versions one who is nobody else: they compare `who` alone", () => {
    fc.assert(
      fc.property(actors, actors, (one, other) => {
        fc.pre(one.authMethod === "slack" || one.authMethod === "link");
        fc.pre(other.authMethod === "slack" || other.authMethod === "link");
        if (actorColumns(one).who === actorColumns(other).who) expect(isSameActor(one, other)).toBe(true);
      }),
    );
  });

  it("is on the audit list without what somebody behind a link typed", () => {
    expect(auditColumns(linkActor("leads", "Kovács Éva"))).toEqual({
      ...{ who: "leads", door: "link" },
      ...{ whoId: "leads", whoName: null },
    });
    fc.assert(
      fc.property(people, (actor) => {
        const name = actor.authMethod === "link" ? null : actor.name;
        expect(actorOf(auditColumns(actor))).toEqual({ ...actor, name });
      }),
    );
  });

  it("has no id where it has expired who it was, whatever an older version left", () => {
    const left = { door: "slack", whoId: "U0JANE", whoName: "jane.smith" };
    expect(actorOf({ who: "—", ...left })).toEqual({ authMethod: "slack", id: null, name: "—" });
    expect(actorOf({ who: null, ...left })).toBe(null);
  });

  it("is in JSON as it was", () => {
    expect(actorInJson(slackActor("U0JANE", "jane.smith"))).toBe("jane.smith (Slack U0JANE)");
    expect(actorInJson(actorBy("Anna", "session"))).toBe("Anna (by token)");
    expect(actorInJson(linkActor("leads", null))).toBe("leads (by link)");
    expect(actorInJson(null)).toBe(null);
  });
});

describe("a row of an older version", () => {
  it.each([
    ["jane.smith (Slack U024BE7LH)", "slack", slackActor("U024BE7LH", "jane.smith")],
    ["jane.smith (Slack U024BE7LH)", null, slackActor("U024BE7LH", "jane.smith")],
    ["(Slack W1AB)", "slack", slackActor("W1AB", null)],
    ["x (leads, by link) (Slack U0JANE)", null, slackActor("U0JANE", "x (leads, by link)")],
    ["leads (by link)", "link", linkActor("leads", null)],
    ["leads (by link)", null, linkActor("leads", null)],
    ["leads", "link", linkActor("leads", null)],
    ["Kovács Éva (leads, by link)", "link", linkActor("leads", "Kovács Éva")],
    ["Kovács Éva (leads, by link)", null, linkActor("leads", "Kovács Éva")],
    ["jane (Slack U0JANE) (leads, by link)", null, linkActor("leads", "jane (Slack U0JANE)")],
    ["leads (by link) (leads, by link)", "link", linkActor("leads", "leads (by link)")],
    ["admin token", "token", { authMethod: "token", id: "admin", name: "admin token" }],
    ["supervisor token", null, { authMethod: "token", id: "supervisor", name: "supervisor token" }],
    ["supervisor token", "session", { authMethod: "session", id: null, name: "supervisor token" }],
    ["jane@example.com", "access", { authMethod: "access", id: "jane@example.com", name: "jane@example.com" }],
    ["jane@example.com", null, { authMethod: null, id: null, name: "jane@example.com" }],
    ["192.0.2.1", "token", { authMethod: "token", id: null, name: "192.0.2.1" }],
    ["the service itself", "cron", { authMethod: "cron", id: null, name: "the service itself" }],
    ["jane", "carrier-pigeon", { authMethod: "carrier-pigeon", id: null, name: "jane" }],
  ])("names somebody: %s by %s", (who, door, actor) => {
    expect(actorOfOlderRow(who, door)).toEqual(actor);
    expect(actorOf({ who, door, whoId: null, whoName: null })).toEqual(actor);
  });

  it("takes no name for another's where the method is on record", () => {
    fc.assert(
      fc.property(hostileNames, fc.constantFrom("session", "access", "service-token", "token"), (who, door) => {
        expect(actorOfOlderRow(who, door)).toMatchObject({ authMethod: door, name: who });
      }),
    );
  });

  it("keeps its owner, who is read from the columns by now", () => {
    fc.assert(
      fc.property(people, (actor) => {
        const { who, door } = actorColumns(actor);
        expect(isSameActor(actorOfOlderRow(who, door), actor)).toBe(true);
      }),
    );
  });
});
