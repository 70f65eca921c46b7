import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AUDIENCE, newTeam, type Team } from "../../web/auth/support/team.ts";
import { direct } from "../support/direct.ts";
import { chatBody, ORIGIN, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { answeredAt, filled, ROUTES } from "./support/who-may.ts";

// The browser applies form-action to where a form is redirected: Access does so once its session is over, and comes back
// by GET to where the form was posted.

nobodyDelivers();

let team: Team;

beforeAll(async () => {
  team = await newTeam();
  await stored(chatBody(101, { disposition: "missed" }));
});

beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json(await team.certs()));
});

afterEach(() => vi.restoreAllMocks());

/** Opens a page as an administrator whom Access let in. */
async function open(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const now = Math.floor(Date.now() / 1000);
  const token = await team.token({ iat: now, nbf: now, exp: now + 60 });
  const access = { ACCESS_TEAM_DOMAIN: team.issuer, ACCESS_AUD: AUDIENCE, PUBLIC_URL: ORIGIN };
  const all = { "Cf-Access-Jwt-Assertion": token, Accept: "text/html", ...headers };
  const settings = { ...access, ADMINS: ["jane.smith@example.com"] };
  return (await direct(new Request(ORIGIN + path, { headers: all }), settings)).response;
}

const formAction = ({ headers }: Response) =>
  /form-action ([^;]*)/.exec(headers.get("Content-Security-Policy") ?? "")?.[1];

describe("behind Cloudflare Access", () => {
  const paths = ROUTES.filter(({ method }) => method === "GET").map(({ path }) => filled(path, true));

  it("every form may lead to the team's own address, and to none but that and ours", async () => {
    let forms = 0;
    for (const path of paths) {
      const response = await open(path);
      const hasForm = (await response.text()).includes("<form");
      forms += hasForm ? 1 : 0;
      expect([`'self' ${team.issuer}`, ...(hasForm ? [] : ["'none'"])], path).toContain(formAction(response));
    }
    expect(forms).toBeGreaterThan(8);
  });

  const targets = ROUTES.filter(({ method, path }) => method === "POST" && !path.startsWith("/webhooks/"));

  it.each(targets)("$path, come to by GET after signing in again, shows what to do next", async ({ path }) => {
    const response = await open(filled(path, true));
    const page = await response.text();
    if (answeredAt(path).includes("GET")) {
      expect(page).toMatch(/<form|<a href/);
      return;
    }
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("POST");
    expect(page).toContain("<h1>Nothing was done</h1>");
    expect(page).toContain("press it again");
    expect(page).toContain('<a href="/">');
    const hungarian = await (await open(filled(path, true), { "Accept-Language": "hu" })).text();
    expect(hungarian).toContain("<h1>Semmi sem történt</h1>");
  });
});

it("without it, forms may lead to us alone", async () => {
  const request = new Request(`${ORIGIN}/`, { headers: { Accept: "text/html" } });
  expect(formAction((await direct(request, {})).response)).toBe("'self'");
});
