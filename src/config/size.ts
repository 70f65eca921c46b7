import type { Env, Wrong } from "./vars.ts";

/** What Cloudflare takes of one var, in bytes; tables are kept as JSON. */
const MOST = 5_120;

/** Names a var that a deploy would refuse. */
export function weigh(env: Env, name: string, wrong: Wrong): void {
  const bytes = new TextEncoder().encode(JSON.stringify(env[name]) ?? "").length;
  if (bytes <= MOST) return;
  wrong(name, `takes ${bytes} bytes as JSON, and a var holds at most ${MOST}: join what is alike by lists and *`);
}
