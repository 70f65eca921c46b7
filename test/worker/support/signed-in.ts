import { env } from "cloudflare:workers";
import { openDatabase } from "../../../src/store/database.ts";
import { openSession } from "../../../src/web/auth/session.ts";
import { ORIGIN } from "./door.ts";

export const TOKENS = {
  adminToken: "test-admin-token-of-32-characters",
  supervisorToken: "test-supervisor-token-of-32-characters",
};

/** The header of a browser in which somebody has just signed in by the form. */
export async function signedIn(
  role: "admin" | "supervisor",
  name = "Anna",
  at = Date.now(),
  origin = ORIGIN,
): Promise<{ readonly Cookie: string }> {
  const ports = { openDatabase: () => openDatabase(env.DB, new AbortController().signal), now: () => at };
  const cookie = await openSession({ role, name, browser: "Firefox, Windows" }, TOKENS, new URL(origin), ports);
  if (cookie === null) throw new Error("there are no sessions here");
  return { Cookie: cookie.split(";")[0] ?? "" };
}
