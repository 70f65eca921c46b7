import { stripVTControlCharacters } from "node:util";

/** wrangler's messages, without colours and line breaks, and what to do about each. */
const OBSTACLES: readonly (readonly [said: RegExp, sentence: string])[] = [
  [
    /More than one account available but unable to select one|Failed to automatically retrieve account IDs/,
    "Your login reaches several accounts: set the environment variable CLOUDFLARE_ACCOUNT_ID to the id of one.",
  ],
  [
    /necessary to set a CLOUDFLARE_API_TOKEN/,
    "You are not logged in: run npx wrangler login, or set the environment variable CLOUDFLARE_API_TOKEN.",
  ],
  [refusedAt("d1"), lacks("D1: Edit")],
  [refusedAt("storage/kv"), lacks("Workers KV Storage: Edit")],
  [refusedAt("workers"), lacks("Workers Scripts: Edit")],
];

/**
 * Why a deploy failed and what to do, in one sentence; null if wrangler's own message has to do. `stderr` is its
 * complete error output.
 */
export function obstacle(stderr: string): string | null {
  const said = stripVTControlCharacters(stderr).replace(/\s+/g, " ");
  return OBSTACLES.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** 10000: the token lacks the permission, or is invalid. 7403: the same, from D1 and other services. */
function refusedAt(path: string): RegExp {
  return new RegExp(`\\(/accounts/[^/ ]+/${path}\\b[^)]*\\) failed\\.[^(]*\\[code: (?:10000|7403)\\]`);
}

function lacks(permission: string): string {
  return (
    `CLOUDFLARE_API_TOKEN, or the login, lacks the permission "${permission}" in this account, or is not valid: ` +
    "give it that permission, or run npx wrangler login again."
  );
}
