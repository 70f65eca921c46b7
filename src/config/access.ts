import { suggest } from "../did-you-mean.ts";
import { type Env, list, quoted, type Report, text, words } from "./vars.ts";

/** Cloudflare Access in front of the Worker: whose tokens are believed, and who of those let in may set and erase. */
export interface CloudflareAccess {
  /** The team's own address, which signs the tokens. */
  readonly issuer: string;
  /** The tag of the application that Access guards. */
  readonly audience: string;
  /** Mail addresses in lower case. */
  readonly admins: ReadonlySet<string>;
  /** What also lets somebody in without Access. */
  readonly also: ReadonlySet<WayIn>;
}

/** Signed links; and bearer tokens, with the sign-in form and its sessions. */
export const WAYS_IN = ["links", "tokens"] as const;
export type WayIn = (typeof WAYS_IN)[number];

const TEAM = /^(?:https:\/\/)?([a-z\d](?:[a-z\d-]*[a-z\d])?)(?:\.cloudflareaccess\.com\/?)?$/i;
const AUDIENCE = /^[\da-f]{64}$/i;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Null where it is not set. */
export function readCloudflareAccess(env: Env, wrong: Report): CloudflareAccess | null {
  const domain = text(env, "ACCESS_TEAM_DOMAIN", "", wrong);
  const audience = text(env, "ACCESS_AUD", "", wrong);
  const admins = readAdmins(env, wrong);
  const also = readAlso(env, wrong);
  const team = TEAM.exec(domain)?.[1];
  if (domain === "" && audience === "") {
    if (admins.size > 0) wrong("ADMINS", "is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD: nobody has a name");
    if (also.size > 0)
      wrong("ACCESS_ALSO", "is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD: all ways are open");
    return null;
  }
  if (domain === "") wrong("ACCESS_TEAM_DOMAIN", "is not set, and ACCESS_AUD is: whose token it is must be known too");
  else if (team === undefined) wrong("ACCESS_TEAM_DOMAIN", "is no team: write https://your-team.cloudflareaccess.com");
  if (audience === "") wrong("ACCESS_AUD", "is not set, and ACCESS_TEAM_DOMAIN is: any application's token would do");
  else if (!AUDIENCE.test(audience)) wrong("ACCESS_AUD", "is no audience tag: Access shows one of 64 hex digits");
  return { issuer: `https://${team?.toLowerCase()}.cloudflareaccess.com`, audience, admins, also };
}

function readAlso(env: Env, wrong: Report): ReadonlySet<WayIn> {
  const given = words(env, "ACCESS_ALSO", wrong);
  for (const word of given) {
    if (!WAYS_IN.some((way) => way === word)) {
      wrong("ACCESS_ALSO", `${quoted(word)} is no way in beside Access; ${suggest(word, WAYS_IN)}`);
    }
  }
  return new Set(WAYS_IN.filter((way) => given.has(way)));
}

function readAdmins(env: Env, wrong: Report): ReadonlySet<string> {
  const entries = list(env, "ADMINS", wrong);
  for (const entry of entries) {
    if (!ADDRESS.test(entry)) wrong("ADMINS", `${quoted(entry)} is no mail address: write them as Access knows them`);
  }
  return new Set(entries.map((entry) => entry.toLowerCase()));
}
