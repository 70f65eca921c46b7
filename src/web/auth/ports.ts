import type { Config } from "../../config/config.ts";
import type { Context } from "../request/context.ts";

/** What of the settings decides who somebody is. */
export type AccessSettings = Pick<
  Config,
  | "adminToken"
  | "supervisorToken"
  | "sessionIdle"
  | "cloudflareAccess"
  | "linkSecret"
  | "linkSecretPrevious"
  | "linkDays"
  | "targets"
> &
  Partial<Pick<Config, "untrimmed">>;

/** What deciding it reaches the outside by. */
export type AccessPorts = Pick<Context, "getJson" | "now" | "links" | "openDatabase" | "after" | "log">;
