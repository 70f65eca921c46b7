import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../../src/index.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { but } from "./direct.ts";
import { LINK_SECRET, ORIGIN } from "./door.ts";
import { signedIn, TOKENS } from "./signed-in.ts";

const SOON = Date.now() + 3_600_000;
const LONG_AGO = Date.now() - 60_000;
const OWN_PAGE = { "Sec-Fetch-Site": "same-origin" };

/** Somebody: the headers and the query with which they ask for a path, at an address that may be another than ORIGIN. */
export type Asker = (
  path: string,
  origin?: string,
) => Promise<{ readonly search: string; readonly headers: Record<string, string> }>;

const by =
  (headers: Record<string, string>): Asker =>
  async () => ({ search: "", headers });

function bySession(role: "admin" | "supervisor", others: Record<string, string>): Asker {
  return async (_, origin = ORIGIN) => ({
    search: "",
    // Over http to elsewhere nobody signs in, but a cookie of before may come.
    headers: {
      ...(await signedIn(role, "Anna", Date.now(), origin.replace("http://alerts", "https://alerts"))),
      ...others,
    },
  });
}

function byLink(secret: string, expiresAt: number, signed: (path: string) => string = (path) => path): Asker {
  return async (path) => {
    const link = await signLink(secret, signed(path), "slack", expiresAt);
    return { search: link.slice(link.indexOf("?")), headers: {} };
  };
}

export const STRANGERS: Readonly<Record<string, Asker>> = {
  nobody: by({}),
  "somebody with a wrong token": by({ Authorization: "Bearer wrong" }),
  "somebody with a session that they made up": by({
    Cookie: `__Host-session=admin.${"A".repeat(22)}.${"A".repeat(43)}`,
  }),
  "somebody with a token of Cloudflare Access where none is in front": by({ "Cf-Access-Jwt-Assertion": "a.b.c" }),
  "somebody with a link to elsewhere": byLink(LINK_SECRET, SOON, (path) => `${path}0`),
  "somebody with a link that another secret signed": byLink("another secret", SOON),
};

export const LINKS = {
  valid: byLink(LINK_SECRET, SOON),
  expired: byLink(LINK_SECRET, LONG_AGO),
};

export const SUPERVISORS: Readonly<Record<string, Asker>> = {
  "a supervisor's program": by({ Authorization: `Bearer ${TOKENS.supervisorToken}` }),
  "a supervisor on our own page": bySession("supervisor", OWN_PAGE),
};

export const ADMINS: Readonly<Record<string, Asker>> = {
  "an administrator's program": by({ Authorization: `Bearer ${TOKENS.adminToken}` }),
  "an administrator on our own page": bySession("admin", OWN_PAGE),
};

/** The browser of an administrator who is signed in, while another site's page is open. */
export const FOREIGN_PAGES: Readonly<Record<string, Asker>> = {
  "a form on another site": bySession("admin", { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" }),
  "a form on a neighbour's host": bySession("admin", { "Sec-Fetch-Site": "same-site" }),
  "a form in an old browser": bySession("admin", { Origin: "https://evil.example" }),
  "a form that says nothing of where it is": bySession("admin", {}),
};

/** Whatever is looked up fails. So only who is let in, and meets it, gets another answer than 401 or 403. */
const NOTHING_TO_SEE = new Proxy(
  {},
  {
    get() {
      throw new Error("this was looked up");
    },
  },
);

const TO_KNOW_WHO = [
  /^SELECT (?:name, )?value FROM facts\b/,
  /^INSERT INTO facts\b/,
  // Whether version 0.1 sent something since: its links open for a while.
  /^SELECT ended_at FROM deliveries\b/,
  /\b(?:FROM|UPDATE) sessions\b/,
];

/** The same of D1, but for what it knows of sessions and signed links: they are judged by it. */
const NOTHING_BUT_WHO = but(env.DB, {
  batch: async (statements: readonly D1PreparedStatement[]) => {
    const looked = statements.map((statement) => String(Reflect.get(statement, "statement")));
    if (!looked.every((sql) => TO_KNOW_WHO.some((known) => known.test(sql)))) {
      throw new Error("this was looked up");
    }
    return env.DB.batch([...statements]);
  },
});

export interface Asked {
  readonly status: number;
  readonly allow: string | null;
  readonly body: string;
}

let addresses = 0;

const NO_OTHERS = {};
const isolates = { blind: new WeakMap<object, typeof env>(), seeing: new WeakMap<object, typeof env>() };

/** The same for the same settings: so they are read once, as in the runtime. */
function isolateWith(settings: object, blind: boolean): typeof env {
  const known = isolates[blind ? "blind" : "seeing"];
  const bindings = blind ? { DB: NOTHING_BUT_WHO, TRANSCRIPTS: NOTHING_TO_SEE, COURIER: NOTHING_TO_SEE } : {};
  const changes: object = { ...bindings, SUPERVISOR_TOKEN: TOKENS.supervisorToken, SIGN_IN: env.SIGN_IN, ...settings };
  const isolate = known.get(settings) ?? { ...env, ...changes };
  known.set(settings, isolate);
  return isolate;
}

/**
 * Asks as somebody, from an address of their own. `blind`: with bindings that fail at a touch, so that nothing can be
 * looked up or done. `more`: at another address, or with other settings.
 */
export async function ask(
  method: string,
  path: string,
  asker: Asker,
  blind = true,
  more: { readonly origin?: string; readonly settings?: object } = {},
): Promise<Asked> {
  const { origin = ORIGIN, settings = NO_OTHERS } = more;
  const { search, headers } = await asker(path, origin);
  addresses += 1;
  // Whoever comes with a wrong token may do so ten times a minute.
  const from = { "CF-Connecting-IP": `198.18.${(addresses >> 8) % 256}.${addresses % 256}` };
  const request = new Request(origin + path + search, { method, headers: { ...headers, ...from } });
  const execution = createExecutionContext();
  const isolate = isolateWith(settings, blind);
  const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], isolate, execution);
  return { status: response.status, allow: response.headers.get("Allow"), body: await response.text() };
}
