import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityOf, isOneOf } from "../../src/alerts/actor.ts";
import { actorName } from "../../src/locale/actor-name.ts";
import { type AuthMethod, identitiesOf } from "../../src/web/principal.ts";

const doors = fc.constantFrom("token", "session", "access", "service-token", "link", "slack");
const names = fc.oneof(
  fc.constantFrom("jane@example.com", "supervisor token", "admin token", "Anna", "Anna (by token)", "—", ""),
  fc.constantFrom("Anna (leads, by link)", "leads (by link)", "jane (Slack U0JANE)", "janet (Slack U0JANE)"),
  fc.string(),
);

const person = (name: string, door: AuthMethod, role: "admin" | "supervisor" = "supervisor") =>
  identitiesOf({ kind: "person", role, name, door });

describe("what somebody has done is theirs", () => {
  it("by the same door and under the same name", () => {
    fc.assert(
      fc.property(names, doors, (who, door) => {
        expect(isOneOf({ who, door }, [identityOf(who, door)])).toBe(true);
      }),
    );
  });

  it("and by no other door, whatever they call themselves", () => {
    fc.assert(
      fc.property(names, names, doors, doors, (one, other, door, another) => {
        fc.pre(door !== another);
        expect(isOneOf({ who: one, door }, [identityOf(other, another)])).toBe(false);
      }),
    );
  });

  it("where no door is on record, under the same name, unless they gave it to themselves", () => {
    fc.assert(
      fc.property(names, doors, (who, door) => {
        expect(isOneOf({ who, door: null }, [identityOf(who, door)])).toBe(door !== "session");
      }),
    );
  });

  it("where it was done in the name of the token by which they signed in, and of no other", () => {
    for (const door of [null, "token"]) {
      expect(isOneOf({ who: "supervisor token", door }, person("Anna", "session"))).toBe(true);
      expect(isOneOf({ who: "admin token", door }, person("Anna", "session"))).toBe(false);
      expect(isOneOf({ who: "admin token", door }, person("Anna", "session", "admin"))).toBe(true);
      expect(isOneOf({ who: "supervisor token", door }, person("jane@example.com", "access"))).toBe(false);
    }
    expect(isOneOf({ who: "Anna", door: "session" }, person("supervisor token", "token"))).toBe(false);
  });

  it("and nobody's where nobody did it", () => {
    expect(isOneOf({ who: null, door: null }, person("Anna", "session"))).toBe(false);
  });
});

describe("who it was is said", () => {
  it("so that a name that somebody gave themselves is none that others gave", () => {
    fc.assert(
      fc.property(names, fc.constantFrom("access", "service-token", "token", "link", "slack", null), (who, door) => {
        fc.pre(!who.endsWith(")") && who !== "—" && !/^(?:admin|supervisor) token$/i.test(who));
        for (const language of ["en", "hu"] as const) {
          expect(actorName({ who, door: "session" }, language)).not.toBe(actorName({ who, door }, language));
        }
      }),
    );
  });

  it("as before where an older version wrote that a token signed in, or the name has expired", () => {
    for (const who of ["supervisor token", "admin token", "—"]) {
      expect(actorName({ who, door: "session" }, "en")).toBe(who);
    }
  });
});
