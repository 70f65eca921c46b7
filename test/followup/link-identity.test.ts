import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOneOf } from "../../src/alerts/actor.ts";
import { isByLinkOf, linkActor, NAME_FIELD, readName } from "../../src/followup/link-identity.ts";
import { actorBy } from "../alerts/support/actors.ts";

const names = fc
  .string({ unit: "grapheme" })
  .map(readName)
  .filter((name) => typeof name === "string");
const targets = fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/);
const JOINED = [
  "admin token",
  "jane.smith@example.com",
  "leads (by link)",
  "x (sales, by link)",
  "jane (Slack U0JANE)",
  "—",
];

describe("who comes by a link", () => {
  it("is somebody of the target that it was made for, by the name they give or by none", () => {
    fc.assert(
      fc.property(fc.option(fc.oneof(names, fc.constantFrom(...JOINED))), targets, targets, (name, target, other) => {
        const actor = linkActor(target, name);
        expect(isByLinkOf(actor, target)).toBe(true);
        expect(isByLinkOf(actor, other)).toBe(other === target);
        expect(isOneOf(actor, [linkActor(target, name)])).toBe(true);
        expect(isOneOf(actor, [linkActor(target, `${name ?? ""}x`)])).toBe(false);
        expect(isOneOf(linkActor(target, null), [linkActor(target, null)])).toBe(true);
      }),
    );
  });

  it("is nobody who signed in or acted in Slack, though they say so", () => {
    for (const name of JOINED) {
      for (const method of ["token", "session", "access", "service-token", "slack", null]) {
        expect(isOneOf(linkActor("leads", name), [actorBy(name, method)])).toBe(
          method === null && name === "leads (by link)"
            ? isOneOf(linkActor("leads", name), [linkActor("leads", null)])
            : false,
        );
        expect(isByLinkOf({ authMethod: method, id: "leads", name }, "leads")).toBe(false);
      }
    }
    expect(isByLinkOf(null, "leads")).toBe(false);
  });
});

describe("a name", () => {
  it.each([
    [null, null],
    ["", null],
    ["  ", null],
    [" Kovács   Éva ", "Kovács Éva"],
    ["Kova\u0301cs E\u0301va", "Kovács Éva"],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["<script>", "<script>"],
    ["é".repeat(NAME_FIELD), "é".repeat(NAME_FIELD)],
    ["👍".repeat(NAME_FIELD), "👍".repeat(NAME_FIELD)],
  ])("may be %j", (given, name) => {
    expect(readName(given)).toBe(name);
  });

  it.each([
    ["too long", "é".repeat(NAME_FIELD + 1)],
    ["with a line end", "Jane\nSmith"],
    ["with a tab", "Jane\tSmith"],
    ["with a null", "Jane\0"],
    ["with an escape", "\u001B[31mJane"],
    ["that turns its neighbours", "Jane\u202Ehtims"],
    ["with what shows nothing", "Ja\u200Bne"],
    ["with half a character", "Jane\uD800"],
    ["with a line separator", "Jane\u2028Smith"],
  ])("is none %s", (_, given) => {
    expect(readName(given)).toBe(undefined);
  });
});
