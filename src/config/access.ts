import { SETTINGS, type WAYS_IN } from "./var-table.ts";
import { type Env, isSet, type Report, readSetting } from "./vars.ts";

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

export type WayIn = (typeof WAYS_IN)[number];

/** Null where it is not set. */
export function readCloudflareAccess(env: Env, wrong: Report): CloudflareAccess | null {
  const admins = new Set(readSetting(env, SETTINGS.admins, wrong));
  const also = new Set(readSetting(env, SETTINGS.accessAlso, wrong));
  const team = readSetting(env, SETTINGS.accessTeam, wrong);
  const audience = readSetting(env, SETTINGS.accessAudience, wrong);
  const [hasTeam, hasAudience] = [isSet(env, SETTINGS.accessTeam.name), isSet(env, SETTINGS.accessAudience.name)];
  if (!hasTeam && !hasAudience) {
    if (admins.size > 0) wrong("ADMINS", "is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD: nobody has a name");
    if (also.size > 0)
      wrong("ACCESS_ALSO", "is of no use without ACCESS_TEAM_DOMAIN and ACCESS_AUD: all ways are open");
    return null;
  }
  if (!hasTeam) wrong("ACCESS_TEAM_DOMAIN", "is not set, and ACCESS_AUD is: whose token it is must be known too");
  if (!hasAudience) wrong("ACCESS_AUD", "is not set, and ACCESS_TEAM_DOMAIN is: any application's token would do");
  return { issuer: `https://${team}.cloudflareaccess.com`, audience: audience ?? "", admins, also };
}
