import { stripVTControlCharacters } from "node:util";

/** What wrangler says of it, colours and line breaks taken out, and what is to be done about it. */
const OBSTACLES: readonly (readonly [said: RegExp, sentence: string])[] = [
  [
    /More than one account available but unable to select one|Failed to automatically retrieve account IDs/,
    "It is not clear which account is meant: set the environment variable CLOUDFLARE_ACCOUNT_ID to the id of one.",
  ],
  [
    /necessary to set a CLOUDFLARE_API_TOKEN/,
    "Nobody is logged in: run npx wrangler login, or set the environment variable CLOUDFLARE_API_TOKEN.",
  ],
  [refusedAt("d1"), lacks("D1: Edit")],
  [refusedAt("storage/kv"), lacks("Workers KV Storage: Edit")],
  [refusedAt("workers"), lacks("Workers Scripts: Edit")],
];

/**
 * What stands in the way of a deploy and what to do, in one sentence; null where wrangler's own words have to do.
 * `stderr` is all that the command said there.
 */
export function obstacle(stderr: string): string | null {
  const said = stripVTControlCharacters(stderr).replace(/\s+/g, " ");
  return OBSTACLES.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** 10000: the token does not have the permission, or is not valid. 7403: the same, as D1 and others say it. */
function refusedAt(path: string): RegExp {
  return new RegExp(`\\(/accounts/[^/ ]+/${path}\\b[^)]*\\) failed\\.[^(]*\\[code: (?:10000|7403)\\]`);
}

function lacks(permission: string): string {
  return (
    `CLOUDFLARE_API_TOKEN, or the login, lacks the permission "${permission}" in this account, or is not valid: ` +
    "give it that permission, or run npx wrangler login again."
  );
}
