import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, CRON, isOneOf, isSameActor, SOMEBODY, slackUserOf, tokenActor } from "../../src/alerts/actor.ts";
import { linkActor } from "../../src/followup/link-identity.ts";
import { actorName } from "../../src/locale/actor-name.ts";
import { type AuthMethod, actorOf, identitiesOf } from "../../src/web/principal.ts";
import { actorBy, slackActor } from "./support/actors.ts";
import { actors, hostileNames, methods, people } from "./support/hostile-actors.ts";

const person = (name: string, authMethod: AuthMethod, role: "admin" | "supervisor" = "supervisor") =>
  identitiesOf({ kind: "person", role, name, authMethod });

describe("what somebody has done is theirs", () => {
  it("by the same method and under the same name", () => {
    fc.assert(
      fc.property(actors, (actor) => {
        expect(isOneOf(actor, [{ ...actor }])).toBe(true);
      }),
    );
  });

  it("and by no other method, whatever they call themselves, and whatever their ids are", () => {
    fc.assert(
      fc.property(actors, actors, hostileNames, (one, other, name) => {
        fc.pre(one.authMethod !== other.authMethod);
        expect(isSameActor(one, other)).toBe(false);
        expect(isSameActor({ ...one, name }, { ...other, name })).toBe(false);
        expect(isSameActor({ ...one, id: name, name }, { ...other, id: name, name })).toBe(false);
      }),
    );
  });

  it("in Slack by the user's id alone: two of one name are two, and one who changes the name is the same", () => {
    fc.assert(
      fc.property(hostileNames, hostileNames, (one, other) => {
        expect(isSameActor(slackActor("U0JANE", one), slackActor("U0JANE", other))).toBe(true);
        expect(isSameActor(slackActor("U0JANE", one), slackActor("U0JANE", null))).toBe(true);
        expect(isSameActor(slackActor("U0JANE", one), slackActor("U0PETER", one))).toBe(false);
      }),
    );
  });

  it("by a link of the same target under the same name", () => {
    fc.assert(
      fc.property(hostileNames, hostileNames, (one, other) => {
        expect(isSameActor(linkActor("leads", one), linkActor("leads", other))).toBe(one === other);
        expect(isSameActor(linkActor("leads", one), linkActor("sales", one))).toBe(false);
        expect(isSameActor(linkActor("leads", one), linkActor("leads", null))).toBe(false);
      }),
    );
  });

  it("where no method is on record, under the same name, unless they gave it to themselves", () => {
    fc.assert(
      fc.property(fc.constantFrom("jane@example.com", "Anna", "supervisor", "ci (nightly)"), methods, (who, method) => {
        const own = method === "slack" ? slackActor("U0JANE", who) : method === "link" ? linkActor("leads", who) : null;
        const isKnown = method === "token" || method === "access" || method === "service-token";
        expect(isOneOf(actorBy(who), [own ?? actorBy(who, method)])).toBe(isKnown);
      }),
    );
  });

  it("where it was done in the name of the token by which they signed in, and of no other", () => {
    for (const method of [null, "token"]) {
      expect(isOneOf(actorBy("supervisor token", method), person("Anna", "session"))).toBe(true);
      expect(isOneOf(actorBy("admin token", method), person("Anna", "session"))).toBe(false);
      expect(isOneOf(actorBy("admin token", method), person("Anna", "session", "admin"))).toBe(true);
      expect(isOneOf(actorBy("supervisor token", method), person("jane@example.com", "access"))).toBe(false);
    }
    expect(isOneOf(actorBy("Anna", "session"), person("supervisor token", "token"))).toBe(false);
    expect(isOneOf(actorBy("jane@example.com", "token"), person("supervisor token", "token"))).toBe(false);
  });

  it("and nobody's where nobody did it, or it has expired who did", () => {
    expect(isOneOf(null, person("Anna", "session"))).toBe(false);
    for (const method of ["slack", "link"]) {
      const expired: Actor = { authMethod: method, id: null, name: SOMEBODY };
      expect(isOneOf(expired, [slackActor("U0JANE", SOMEBODY), linkActor("leads", SOMEBODY)])).toBe(false);
    }
  });
});

describe("a principal is somebody", () => {
  it.each([
    ["admin token", "token", { authMethod: "token", id: "admin", name: "admin token" }],
    ["jane@example.com", "token", { authMethod: "token", id: null, name: "jane@example.com" }],
    ["Anna", "session", { authMethod: "session", id: null, name: "Anna" }],
    ["jane@example.com", "access", { authMethod: "access", id: "jane@example.com", name: "jane@example.com" }],
    ["ci", "service-token", { authMethod: "service-token", id: "ci", name: "ci" }],
  ] as const)("of a method, an id and a name: %s by %s", (name, authMethod, actor) => {
    expect(actorOf({ kind: "person", role: "admin", name, authMethod })).toEqual(actor);
  });

  it("by a link of its target", () => {
    const link = { kind: "link", target: "leads", number: 0, expiresAt: 0, path: "/" } as const;
    expect(actorOf(link)).toEqual({ authMethod: "link", id: "leads", name: null });
  });
});

describe("who it was is said", () => {
  it("by name, as they are called, and a name that somebody gave themselves as one", () => {
    fc.assert(
      fc.property(people, (actor) => {
        const { authMethod, name } = actor;
        for (const language of ["en", "hu"] as const) {
          const said = actorName(actor, language);
          expect(said.startsWith(name ?? "")).toBe(true);
          const isMarked = authMethod === "session" || authMethod === "link";
          expect(said === name).toBe(!isMarked);
        }
      }),
    );
  });

  it("never with Slack's id, unless Slack told no name", () => {
    expect(actorName(slackActor("U0JANE", "jane.smith"), "en")).toBe("jane.smith");
    expect(actorName(slackActor("U0JANE", null), "en")).toBe("U0JANE");
    expect(actorName(actorBy("jane.smith (Slack U0JANE)", "slack"), "hu")).toBe("jane.smith");
  });

  it.each([
    [actorBy("Anna", "session"), "Anna (by token)", "Anna (tokennel)"],
    [linkActor("leads", null), "leads (by link)", "leads (linkkel)"],
    [linkActor("leads", "Kovács Éva"), "Kovács Éva (leads, by link)", "Kovács Éva (leads, linkkel)"],
    [linkActor("leads", "—"), "— (leads, by link)", "— (leads, linkkel)"],
    [CRON, "the service itself", "maga a szolgáltatás"],
    [tokenActor("admin"), "admin token", "admin token"],
    [null, "", ""],
  ])("in the reader's language: %j", (actor, english, hungarian) => {
    expect([actorName(actor, "en"), actorName(actor, "hu")]).toEqual([english, hungarian]);
  });

  it("as before where an older version wrote that a token signed in, or the name has expired", () => {
    for (const who of ["supervisor token", "admin token", "—"]) {
      expect(actorName(actorBy(who, "session"), "en")).toBe(who);
    }
  });
});

describe("whom a message may call in Slack", () => {
  it("is who acted there, and nobody who only calls themselves so", () => {
    fc.assert(
      fc.property(actors, (actor) => {
        expect(slackUserOf(actor)).toBe(actor.authMethod === "slack" ? actor.id : null);
      }),
    );
    expect(slackUserOf(null)).toBe(null);
  });
});
