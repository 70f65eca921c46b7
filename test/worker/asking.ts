import { env } from "cloudflare:workers";
import { openSession } from "../../src/web/access/session.ts";
import { signLink } from "../../src/web/links.ts";
import { but, direct } from "./direct.ts";
import { LINK_SECRET, ORIGIN } from "./door.ts";

const TOKENS = {
  adminToken: "test-admin-token-of-32-characters",
  supervisorToken: "test-supervisor-token-of-32-characters",
};
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
  return async (_, origin = ORIGIN) => {
    const cookie = await openSession(role, TOKENS, new URL(origin), Date.now());
    return { search: "", headers: { Cookie: cookie?.split(";")[0] ?? "", ...others } };
  };
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
  "somebody with a session that they made up": by({ Cookie: `__Host-session=admin.9999999999.${"A".repeat(43)}` }),
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

/** The same of D1, but for what it knows of signed links: they are judged by it. */
const NOTHING_BUT_LINKS = but(env.DB, {
  batch: async (statements: readonly D1PreparedStatement[]) => {
    const looked = statements.map((statement) => String(Reflect.get(statement, "statement")));
    if (!looked.every((sql) => /^(SELECT (?:name, )?value FROM|INSERT INTO) facts\b/.test(sql))) {
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

/**
 * Asks as somebody. `blind`: with bindings that fail at a touch, so that nothing can be looked up or done. `more`: at
 * another address, or with other settings.
 */
export async function ask(
  method: string,
  path: string,
  asker: Asker,
  blind = true,
  more: { readonly origin?: string; readonly settings?: object } = {},
): Promise<Asked> {
  const { origin = ORIGIN, settings = {} } = more;
  const { search, headers } = await asker(path, origin);
  const bindings = blind ? { DB: NOTHING_BUT_LINKS, TRANSCRIPTS: NOTHING_TO_SEE, COURIER: NOTHING_TO_SEE } : {};
  const changes = { ...bindings, SUPERVISOR_TOKEN: TOKENS.supervisorToken, SIGN_IN: env.SIGN_IN, ...settings };
  const { response } = await direct(new Request(origin + path + search, { method, headers }), changes);
  return { status: response.status, allow: response.headers.get("Allow"), body: await response.text() };
}
