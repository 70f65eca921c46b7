import { describe, expect, it } from "vitest";
import { ADMINS, type Asker, ask, FOREIGN_PAGES, LINKS, STRANGERS, SUPERVISORS } from "../support/asking.ts";
import { methodsOf, ROUTES } from "./support/who-may.ts";

const EVERYBODY: readonly (readonly [string, Asker])[] = [STRANGERS, LINKS, SUPERVISORS, ADMINS, FOREIGN_PAGES].flatMap(
  (askers) => Object.entries<Asker>(askers),
);
const ON_OUR_PAGE = ["a supervisor on our own page", "an administrator on our own page"];

/** What each answers to somebody by name, whoever that is to the others: neither tokens nor links open these. */
const ANSWERS: Readonly<Record<string, (method: string, name: string) => number>> = {
  "POST /webhooks/vcc/chat": () => 401,
  "PUT /webhooks/vcc/chat": () => 401,
  "ALL /webhooks/vcc/chat": (method) => (method === "POST" || method === "PUT" ? 401 : 405),
  "POST /slack/interactions": () => 401,
  "GET /healthz": () => 200,
  // Nobody is named there.
  "GET /.well-known/security.txt": () => 404,
  "GET /schema/alert.json": () => 200,
  // The form is empty, so its token is wrong.
  "POST /sign-in": (_, name) => (ON_OUR_PAGE.includes(name) ? 401 : 403),
  "POST /sign-out": (_, name) => (ON_OUR_PAGE.includes(name) ? 303 : 403),
};

const own = ROUTES.filter(({ who }) => who === "its own check");
const requests = own.flatMap((route) =>
  methodsOf(route).map((method) => ({ ...route, method, answer: ANSWERS[`${route.method} ${route.path}`] })),
);

describe.each(requests)("$method $path, which keeps its own check", ({ method, path, answer }) => {
  it.each(EVERYBODY)("answers %s by that alone", async (name, by) => {
    expect(answer).toBeDefined();
    expect((await ask(method, path, by, false)).status).toBe(answer?.(method, name));
  });
});

it("GET /healthz tells its words to an administrator's program alone", async () => {
  for (const [name, by] of EVERYBODY) {
    const { body } = await ask("GET", "/healthz", by, false);
    expect(body.includes("ledger"), name).toBe(name === "an administrator's program");
  }
});
