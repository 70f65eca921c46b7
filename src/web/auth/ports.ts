import type { Config } from "../../config/config.ts";
import type { Context } from "../request/context.ts";

/** The settings that decide who the caller is. */
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

/** The ports that this needs. */
export type AccessPorts = Pick<Context, "getJson" | "now" | "links" | "openDatabase" | "after" | "log">;
