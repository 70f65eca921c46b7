import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import { DEV_VARS, readDevVars } from "./dev-vars.ts";

// `npm run rebuild -- https://…`: recomputes the statistics, step by step. The Worker remembers the progress.

const step = v.object({ from: v.string(), reached: v.string(), done: v.boolean(), remainingDays: v.number() });

const WHY =
  "is ADMIN_TOKEN the one that is set there? Behind Cloudflare Access set CF_ACCESS_CLIENT_ID and CF_ACCESS_CLIENT_SECRET too.";

/** How often a failed step is retried, and the pause in milliseconds. */
const TRIES = 5;
const PAUSE = 2_000;

/** Requests one step after the other until it is done. Returns what went wrong; null: nothing. */
export async function rebuild(
  address: string,
  token: string,
  print: (line: string) => void,
  pause = PAUSE,
  access: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  const url = new URL("/statistics/rebuild", address);
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/json", ...access };
  const init = { method: "POST", redirect: "manual", headers } as const;
  let failures = 0;
  for (let shown = ""; ; ) {
    const response = await fetch(url, init).catch(() => null);
    if (response === null || response.status >= 500) {
      failures += 1;
      if (failures === TRIES)
        return `${url.origin} ${response === null ? "does not answer" : `answers ${response.status}`}`;
      await wait(pause);
      continue;
    }
    if (!response.ok) return `${url.origin} answers ${response.status}: ${WHY}`;
    failures = 0;
    const { from, reached, done, remainingDays } = v.parse(step, await response.json());
    url.searchParams.set("from", from);
    if (done) {
      print(`Done: everything from ${reached} until ${from} is computed anew.`);
      return null;
    }
    const line = `Computed down to ${reached}. Days left: ${remainingDays}.`;
    if (line !== shown) print(line);
    shown = line;
  }
}

/** The headers by which Cloudflare Access recognises a program. */
export function serviceToken({
  CF_ACCESS_CLIENT_ID: id = "",
  CF_ACCESS_CLIENT_SECRET: secret = "",
}: Readonly<Record<string, string | undefined>>) {
  return id === "" ? {} : { "CF-Access-Client-Id": id, "CF-Access-Client-Secret": secret };
}

if (import.meta.main) {
  const [address, ...more] = process.argv.slice(2);
  const token = (process.env.ADMIN_TOKEN ?? readDevVars(DEV_VARS)?.ADMIN_TOKEN ?? "").trim();
  const problem =
    address === undefined || more.length > 0 || !URL.canParse(address)
      ? "Name the address of the Worker: npm run rebuild -- https://alerts.example.com"
      : token === ""
        ? "Set ADMIN_TOKEN in the environment, or in .dev.vars."
        : await rebuild(address, token, console.log, PAUSE, serviceToken(process.env));
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
  }
}
