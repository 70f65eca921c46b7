import type { Env, Report } from "./vars.ts";

/** What Cloudflare takes of one var, in bytes; what is no text is kept as JSON. */
const MOST = 5_120;

/** Names a var that a deploy would refuse. */
export function checkSize(env: Env, name: string, wrong: Report): void {
  const value = env[name] ?? "";
  const bytes = new TextEncoder().encode(
    typeof value === "string"
      ? value
      : JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)),
  ).length;
  if (bytes <= MOST) return;
  wrong(
    name,
    `takes ${bytes} bytes, and a var holds at most ${MOST}: shorten names, and join what is alike by lists and *`,
  );
}
