import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { WayIn } from "../../../src/config/access.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { accessOf } from "../../../src/web/auth/authenticate.ts";
import { openSession } from "../../../src/web/auth/session.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import type { Access } from "../../../src/web/principal.ts";
import { knowing, targetsNamed } from "../../web/auth/support/linking.ts";
import { AUDIENCE, NOW, newTeam, type Team } from "../../web/auth/support/team.ts";

const TOKENS = { adminToken: "token", supervisorToken: "seer" };
const URL_OF_CHAT = "https://alerts.example/chats/130/101";
const JANE = "jane.smith@example.com";
const PETER = "peter.novak@example.com";

const PORTS = {
  now: () => NOW,
  openDatabase: () => openDatabase(env.DB, new AbortController().signal),
  after: () => {},
  log: () => {},
};

/** One of each kind of what a request may bring, or none. */
const ASSERTIONS = ["none", "another team's", "another application's", "Jane's", "Peter's", "a program's"] as const;
const BEARERS = ["none", "wrong", "supervisor", "admin"] as const;
const SESSIONS = ["none", "forged", "supervisor", "admin"] as const;
const LINKS = ["none", "forged", "expired", "valid"] as const;

interface Brought {
  readonly assertion: (typeof ASSERTIONS)[number];
  readonly bearer: (typeof BEARERS)[number];
  readonly session: (typeof SESSIONS)[number];
  readonly link: (typeof LINKS)[number];
}

const EVERYTHING: readonly Brought[] = ASSERTIONS.flatMap((assertion) =>
  BEARERS.flatMap((bearer) =>
    SESSIONS.flatMap((session) => LINKS.map((link) => ({ assertion, bearer, session, link }))),
  ),
);

/** What ACCESS_ALSO names; null: Access is not in front. */
const FRONTS: readonly (readonly WayIn[] | null)[] = [null, [], ["links"], ["tokens"], ["links", "tokens"]];

let team: Team;
const assertions = new Map<Brought["assertion"], string>();
const searches = new Map<Brought["link"], string>();
const cookies = new Map<Brought["session"], string>();

beforeAll(async () => {
  team = await newTeam();
  const other = await newTeam();
  assertions.set("another team's", await other.token({ iss: team.issuer, email: JANE }));
  assertions.set("another application's", await team.token({ aud: ["b".repeat(64)], email: JANE }));
  assertions.set("Jane's", await team.token({ email: JANE }));
  assertions.set("Peter's", await team.token({ email: PETER }));
  assertions.set("a program's", await team.token({ email: undefined, sub: "", common_name: "monitor.example" }));
  const search = async (secret: string, end: number) =>
    new URL(await signLink(secret, "/chats/130/101", "ops", end), URL_OF_CHAT).search;
  searches.set("forged", await search("another", NOW + 1_000));
  searches.set("expired", await search("secret", NOW - 1_000));
  searches.set("valid", await search("secret", NOW + 1_000));
  cookies.set("forged", `__Host-session=admin.${"A".repeat(22)}.${"A".repeat(43)}`);
  for (const role of ["supervisor", "admin"] as const) {
    const cookie = await openSession({ role, name: "Anna", browser: "" }, TOKENS, new URL(URL_OF_CHAT), PORTS);
    cookies.set(role, cookie?.split(";")[0] ?? "");
  }
});

async function accessBy({ assertion, bearer, session, link }: Brought, front: readonly WayIn[] | null) {
  const headers = new Headers();
  const token = { none: null, wrong: "wrong", supervisor: "seer", admin: "token" }[bearer];
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  if (assertion !== "none") headers.set("Cf-Access-Jwt-Assertion", assertions.get(assertion) ?? "");
  if (session !== "none") headers.set("Cookie", cookies.get(session) ?? "");
  const access = { issuer: team.issuer, audience: AUDIENCE, admins: new Set([JANE]) };
  const settings = {
    ...{ ...TOKENS, sessionIdle: 3_600_000 },
    ...{ linkSecret: "secret", linkSecretPrevious: null, linkDays: 7, targets: targetsNamed("ops") },
    cloudflareAccess: front === null ? null : { ...access, also: new Set(front) },
  };
  const request = new Request(URL_OF_CHAT + (searches.get(link) ?? ""), { headers });
  return accessOf(request, settings, { ...PORTS, getJson: team.certs, links: knowing({}) });
}

const person = (role: "admin" | "supervisor", name: string, authMethod: string) => ({
  kind: "person",
  role,
  name,
  authMethod,
});

/** Who that is, said in another way than the code says it: what counts, from the most to the least. */
function whoIs({ assertion, bearer, session, link }: Brought, front: readonly WayIn[] | null): object {
  const byToken = bearer === "admin" || bearer === "supervisor" ? person(bearer, `${bearer} token`, "token") : null;
  const bySession = session === "admin" || session === "supervisor" ? person(session, "Anna", "session") : null;
  if (front !== null) {
    if (assertion === "Jane's") return { ...(byToken ?? person("admin", JANE, "access")), name: JANE };
    if (assertion === "Peter's") return { ...(byToken ?? person("supervisor", PETER, "access")), name: PETER };
    if (assertion === "a program's") return byToken ?? person("supervisor", "monitor.example", "service-token");
  }
  const ways = front ?? ["links", "tokens"];
  if (ways.includes("tokens") && (byToken ?? bySession) !== null) return byToken ?? bySession ?? {};
  if (ways.includes("links") && link === "valid")
    return { kind: "link", target: "ops", number: 0, expiresAt: NOW + 1_000, path: expect.any(String) };
  return { kind: ways.includes("links") && link === "expired" ? "expired" : "stranger" };
}

describe.each(FRONTS.map((ways) => ({ ways })))("where Cloudflare Access is in front, with $ways", ({ ways }) => {
  it("everybody is who they are by all that they bring, and by nothing else", async () => {
    const found: Access[] = [];
    for (const brought of EVERYTHING) {
      const access = await accessBy(brought, ways);
      expect(access, JSON.stringify(brought)).toEqual(whoIs(brought, ways));
      found.push(access);
    }
    expect(found).toHaveLength(384);
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(1);
  });
});

it("without an assertion that Access signed for us, nothing opens anything but what ACCESS_ALSO names", async () => {
  for (const brought of EVERYTHING.filter(({ assertion }) => !/^(?:Jane|Peter|a program)/.test(assertion))) {
    expect(await accessBy(brought, []), JSON.stringify(brought)).toEqual({ kind: "stranger" });
    expect((await accessBy(brought, ["links"])).kind, JSON.stringify(brought)).not.toBe("person");
    expect(["link", "expired"], JSON.stringify(brought)).not.toContain((await accessBy(brought, ["tokens"])).kind);
  }
});
