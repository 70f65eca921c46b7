import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { WayIn } from "../../../src/config/access.ts";
import { sampled, THOROUGH } from "../../support/thorough.ts";
import { AUDIENCE, newTeam, type Team } from "../../web/auth/support/team.ts";
import { ADMINS, type Asker, ask, FOREIGN_PAGES, LINKS, STRANGERS, SUPERVISORS } from "../support/asking.ts";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { answeredAt, filled, isLooking, METHODS, methodsOf, ROUTES, type Route } from "./support/who-may.ts";

nobodyDelivers();

let team: Team;

beforeAll(async () => {
  await stored(chatBody(101, { disposition: "missed" }));
  team = await newTeam();
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json(await team.certs()));
});

afterAll(() => vi.restoreAllMocks());

interface Place {
  readonly origin: string;
  /** Whether anything is answered there at all. */
  readonly isServed: boolean;
}

const PLACES: Readonly<Record<string, Place>> = {
  "the domain": { origin: "https://alerts.example", isServed: true },
  "workers.dev": { origin: "https://vcc-chat-alerts.example.workers.dev", isServed: true },
  "one's own machine": { origin: "http://localhost:8787", isServed: true },
  "the domain over http": { origin: "http://alerts.example", isServed: false },
};

/** What ACCESS_ALSO names; null: Cloudflare Access is not in front. */
type Front = readonly WayIn[] | null;
const FRONTS: readonly Front[] = [null, [], ["links"], ["tokens"], ["links", "tokens"]];

type Role = "nobody" | "link" | "supervisor" | "admin";

/** Somebody, who they are by the ways that are open, and whether a browser sends what opens, from another site's page. */
interface Actor {
  readonly asker: Asker;
  readonly is: (front: Front) => Role;
  readonly isForeign?: boolean;
}

const allows = (front: Front, way: WayIn) => front === null || front.includes(way);
const byWay =
  (way: WayIn, role: Role) =>
  (front: Front): Role =>
    allows(front, way) ? role : "nobody";
/** Whom Access let in; where it is not in front, what else they bring counts. */
const byAccess =
  (role: Role, otherwise: Role = "nobody") =>
  (front: Front): Role =>
    front === null ? otherwise : role;
const each = (askers: Readonly<Record<string, Asker>>, rest: Omit<Actor, "asker">): readonly [string, Actor][] =>
  Object.entries(askers).map(([name, asker]) => [name, { asker, ...rest }]);

/** Sessions of one address, by who has them: to sign in anew for each question would take minutes. */
const kept = new Map<Asker, ReturnType<Asker>>();
const keeping = (askers: Readonly<Record<string, Asker>>): Readonly<Record<string, Asker>> =>
  Object.fromEntries(
    Object.entries(askers).map(([name, asker]) => [
      name,
      (path, origin) => {
        const brought = kept.get(asker) ?? asker(path, origin);
        kept.set(asker, brought);
        return brought;
      },
    ]),
  );

const signed = new Map<object, Promise<string>>();

/** Brings an assertion too. Real time runs here, so it is of today. */
function asserting(claims: Readonly<Record<string, unknown>>, asker: Asker): Asker {
  return async (path, origin) => {
    const { search, headers } = await asker(path, origin);
    const now = Math.floor(Date.now() / 1000);
    const token = signed.get(claims) ?? team.token({ iat: now, nbf: now, exp: now + 3_600, ...claims });
    signed.set(claims, token);
    return { search, headers: { ...headers, "Cf-Access-Jwt-Assertion": await token } };
  };
}

const withHeaders =
  (headers: Record<string, string>): Asker =>
  async () => ({ search: "", headers });
const named = (askers: Readonly<Record<string, Asker>>, name: string): Asker => {
  const asker = askers[name];
  if (asker === undefined) throw new Error(`there is no ${name}`);
  return asker;
};

const OWN_PAGE = withHeaders({ "Sec-Fetch-Site": "same-origin" });
const ELSEWHERE = withHeaders({ "Sec-Fetch-Site": "cross-site" });
const JANE = { email: "jane.smith@example.com" };
const PETER = { email: "peter.novak@example.com" };
const PROGRAM = { email: undefined, sub: "", common_name: "monitor.example" };
const OTHER_APPLICATION = { ...JANE, aud: ["b".repeat(64)] };
const OVER = { ...JANE, exp: 1_700_000_000 };
const ADMIN_TOKEN = named(ADMINS, "an administrator's program");
const ADMIN_SESSION = named(keeping(ADMINS), "an administrator on our own page");
const SUPERVISOR_TOKEN = named(SUPERVISORS, "a supervisor's program");

const EXPIRED = "an expired link";
const VISITORS: readonly (readonly [string, Actor])[] = [
  ...each(STRANGERS, { is: () => "nobody" }),
  ...each({ "a link": LINKS.valid }, { is: byWay("links", "link") }),
  ...each({ [EXPIRED]: LINKS.expired }, { is: () => "nobody" }),
  ...each(keeping(SUPERVISORS), { is: byWay("tokens", "supervisor") }),
  ...each(keeping(ADMINS), { is: byWay("tokens", "admin") }),
  ...each(keeping(FOREIGN_PAGES), { is: byWay("tokens", "admin"), isForeign: true }),
  ["Jane, of ADMINS", { asker: asserting(JANE, OWN_PAGE), is: byAccess("admin") }],
  ["Peter", { asker: asserting(PETER, OWN_PAGE), is: byAccess("supervisor") }],
  [
    "Peter, with an administrator's session",
    { asker: asserting(PETER, ADMIN_SESSION), is: byAccess("supervisor", "admin") },
  ],
  ["Peter, with the admin token", { asker: asserting(PETER, ADMIN_TOKEN), is: byAccess("admin", "admin") }],
  [
    "Jane, while another site's page is open",
    { asker: asserting(JANE, ELSEWHERE), is: byAccess("admin"), isForeign: true },
  ],
  ["a service token", { asker: asserting(PROGRAM, withHeaders({})), is: byAccess("supervisor") }],
  ["a service token with the admin token", { asker: asserting(PROGRAM, ADMIN_TOKEN), is: byAccess("admin", "admin") }],
  [
    "a service token with the supervisor token",
    { asker: asserting(PROGRAM, SUPERVISOR_TOKEN), is: byAccess("supervisor", "supervisor") },
  ],
  ["another application's assertion", { asker: asserting(OTHER_APPLICATION, OWN_PAGE), is: () => "nobody" }],
  [
    "another application's assertion, with the admin token",
    { asker: asserting(OTHER_APPLICATION, ADMIN_TOKEN), is: byWay("tokens", "admin") },
  ],
  ["an assertion that is over, with a link", { asker: asserting(OVER, LINKS.valid), is: byWay("links", "link") }],
];

/** What a guarded route answers. `undefined`: something else than a refusal. */
function refusal(
  who: Route["who"],
  method: string,
  { is, isForeign = false }: Actor,
  front: Front,
): 401 | 403 | undefined {
  const role = is(front);
  const opensToLinks = who === "followers" || (who === "readers" && isLooking(method));
  if (role === "nobody" || (role === "link" && !opensToLinks)) return 401;
  if (role === "link") return undefined;
  if (isForeign && !isLooking(method)) return 403;
  return who === "admins" && role !== "admin" ? 403 : undefined;
}

function settingsOf(front: Front): object {
  // Whoever tries tokens for long is stopped elsewhere.
  if (front === null) return { SIGN_IN: undefined };
  const access = {
    ACCESS_TEAM_DOMAIN: team.issuer,
    ACCESS_AUD: AUDIENCE,
    ADMINS: [JANE.email],
    ACCESS_ALSO: [...front],
  };
  return { ...access, PUBLIC_URL: "https://alerts.example", SIGN_IN: undefined };
}

const guarded = ROUTES.filter(({ who }) => who !== "its own check");
const own = ROUTES.filter(({ who }) => who === "its own check");
const requests = (routes: readonly Route[]) =>
  routes
    .flatMap((route) => methodsOf(route).map((method) => ({ ...route, method })))
    .map((request, turn) => ({ ...request, turn }));

/** What ACCESS_ALSO names opens the same at every address, so it is asked for at the one that Access does not guard. */
const everywhere = FRONTS.flatMap((front) =>
  Object.entries(PLACES)
    .filter(([place]) => front === null || front.length === 0 || place === "workers.dev")
    .map(([place, { origin, isServed }]) => ({ front, place, origin, isServed })),
);

/** Of four visitors one asks for each route, the next one for the next route, where not all of them do. */
const SHARE = 4;
/** Where all of them do: at the domain, with nothing beside Access. */
const isWhole = (place: string, front: Front) => THOROUGH || (place === "the domain" && front?.length === 0);

/** What those that keep their own check answer without it, which is asked first. */
const withoutAccess = new Map<string, number>();

describe.each(everywhere)("at $place, with ACCESS_ALSO $front", ({ front, place, origin, isServed }) => {
  const askers = (turn: number) => (isWhole(place, front) ? VISITORS : sampled(VISITORS, SHARE, turn));

  let settings: object;
  const asking = (method: string, path: string, by: Asker, blind = true) =>
    ask(method, path, by, blind, { origin, settings });

  /** What a stranger is told everywhere, whatever is there. */
  let told: string;
  beforeAll(async () => {
    kept.clear();
    settings = settingsOf(front);
    told = (await asking("GET", "/nothing", withHeaders({}))).body;
  });

  it.each(requests(guarded))("$method $path opens to whom it should, and to nobody else", async (route) => {
    const { method, path, who, turn } = route;
    for (const [name, visitor] of askers(turn + FRONTS.indexOf(front))) {
      const { status, body } = await asking(method, filled(path, true), visitor.asker);
      const refused = isServed ? refusal(who, method, visitor, front) : undefined;
      if (!isServed) expect([308, 403], name).toContain(status);
      else if (refused === undefined) expect([401, 403], name).not.toContain(status);
      else expect(status, name).toBe(refused);
      if (refused === 401 && name !== EXPIRED) expect(body, name).toBe(method === "HEAD" ? "" : told);
    }
  });

  it.each(requests(own))("$method $path, which keeps its own check, answers as without Access", async (route) => {
    const { method, path, turn } = route;
    // The same ones with each setting, as their answers are compared.
    for (const [name, { asker }] of place === "the domain" ? VISITORS : askers(turn)) {
      const { status } = await asking(method, path, asker, false);
      const question = `${origin} ${method} ${path} ${name}`;
      if (front === null) withoutAccess.set(question, status);
      // A token in the form opens nothing there, so it is not looked at.
      const opensNothing = path === "/sign-in" && isServed && !allows(front, "tokens");
      expect(status, name).toBe(opensNothing ? 401 : withoutAccess.get(question));
    }
  });
});

const paths = [...new Set(ROUTES.map(({ path }) => path))].filter((path) => path !== "*");
const wrong = paths.flatMap((path) =>
  METHODS.filter((method) => !answeredAt(path).includes(method)).map((method) => ({ method, path })),
);

describe.each(Object.entries(PLACES))("at %s, a method that no route answers", (_, { origin, isServed }) => {
  it("is 401 to whom Access did not let in, and 405 to whom it did", async () => {
    const settings = settingsOf([]);
    for (const { method, path } of wrong) {
      for (const [name, status] of [
        ["a link", 401],
        ["an administrator's program", 401],
        ["Peter", 405],
      ] as const) {
        const [, visitor] = VISITORS.find(([one]) => one === name) ?? [];
        const asked = await ask(method, filled(path, true), visitor?.asker ?? OWN_PAGE, true, { origin, settings });
        expect(isServed ? [status] : [308, 403], `${method} ${path} ${name}`).toContain(asked.status);
      }
    }
  });
});
