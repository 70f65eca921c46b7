import fc from "fast-check";
import type { Actor } from "../../../src/alerts/actor.ts";
import { linkActor } from "../../../src/followup/link-identity.ts";
import { actorBy, slackActor } from "./actors.ts";

/** Names that read like something else: another method's spelling, a token, an address, an id. */
const LIKE_ANOTHERS = [
  ...["Kovács Éva (leads, by link)", "leads (by link)", "leads", "Anna (by token)", "Anna (tokennel)"],
  ...["jane (Slack U0JANE)", "(Slack U0JANE)", "x(Slack U0JANE)", "U0JANE", "<@U0JANE>", "jane (Slack U0JANE) "],
  ...["admin token", "Supervisor Token", "the service itself", "jane@example.com", "a, b (c, by link) (d, by link)"],
  ...["( (by link)", ")", "(,", "né\nv (sales, by link)", "—"],
];

/** As anybody may call themselves. */
export const hostileNames = fc.oneof(
  fc.constantFrom(...LIKE_ANOTHERS),
  fc.string({ minLength: 1 }),
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.tuple(fc.string({ minLength: 1 }), fc.constantFrom(...LIKE_ANOTHERS)).map(([one, other]) => `${one} (${other})`),
);

export const methods = fc.constantFrom("token", "session", "access", "service-token", "link", "slack");

const users = fc.stringMatching(/^[UW][A-Z0-9]{1,12}$/);
const targets = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const trimmed = hostileNames.map((name) => name.trim()).filter((name) => name !== "");

/** Somebody who was there, by each method. */
export const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.tuple(users, fc.option(trimmed)).map(([id, name]) => slackActor(id, name)),
  fc.tuple(targets, fc.option(trimmed)).map(([target, name]) => linkActor(target, name)),
  fc
    .tuple(trimmed, fc.constantFrom("token", "session", "access", "service-token"))
    .map(([name, method]) => actorBy(name, method)),
);

/** With names that stand for nothing else: who has expired is "—", and a token is called so by older versions. */
export const people: fc.Arbitrary<Actor> = actors.filter(
  ({ authMethod, name }) =>
    name !== null &&
    (authMethod === "slack" || authMethod === "link" || name !== "—") &&
    !(authMethod === "session" && /^(?:admin|supervisor) token$/i.test(name)),
);
