import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getJson } from "../../../src/channels/http.ts";
import { accessPerson } from "../../../src/web/auth/cloudflare-access.ts";
import { AUDIENCE, newTeam, type Team } from "../../web/auth/support/team.ts";

// The runtime lets no request wait for what another one does: each of these has a context of its own, as requests have.

let team: Team;
let fetched = 0;
let answer: () => Promise<Response>;

beforeEach(async () => {
  team = await newTeam();
  fetched = 0;
  answer = async () => Response.json(await team.certs());
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => {
    fetched += 1;
    await scheduler.wait(100);
    return answer();
  });
});

afterEach(() => vi.restoreAllMocks());

const CONTEXTS = Array.from({ length: 20 }, (_, number) =>
  env.COURIER.get(env.COURIER.idFromName(`context-${number}`)),
);

/** Whether a token lets somebody in, asked in as many contexts at once. */
async function opensEverywhere(token: string, contexts = CONTEXTS): Promise<ReadonlySet<boolean>> {
  const access = { issuer: team.issuer, audience: AUDIENCE, admins: new Set<string>() };
  const opens = () => {
    const request = new Request("https://alerts.example/", { headers: { "Cf-Access-Jwt-Assertion": token } });
    return accessPerson(request, access, { getJson, now: Date.now });
  };
  const people = await Promise.all(contexts.map((context) => runInDurableObject(context, opens)));
  return new Set(people.map((person) => person !== null));
}

function tokenOfNow(header: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return team.token({ iat: now, nbf: now, exp: now + 60 }, header);
}

it("twenty requests at once, the first of an instance, all get in by one fetch of the keys", async () => {
  expect(await opensEverywhere(await tokenOfNow())).toEqual(new Set([true]));
  expect(await opensEverywhere(await tokenOfNow())).toEqual(new Set([true]));
  expect(fetched).toBe(1);
});

it("twenty requests at once make one fetch where the keys can not be had, and so do the next twenty", async () => {
  answer = async () => new Response("away", { status: 503 });
  const token = await tokenOfNow();
  expect(await opensEverywhere(token)).toEqual(new Set([false]));
  expect(await opensEverywhere(token)).toEqual(new Set([false]));
  expect(fetched).toBe(1);
});

it("twenty requests with a key that nobody published make one fetch, and keep nobody out", async () => {
  const madeUp = await tokenOfNow({ kid: "made-up" });
  expect(await opensEverywhere(madeUp)).toEqual(new Set([false]));
  expect(await opensEverywhere(madeUp)).toEqual(new Set([false]));
  expect(await opensEverywhere(await tokenOfNow())).toEqual(new Set([true]));
  expect(fetched).toBe(1);
});
