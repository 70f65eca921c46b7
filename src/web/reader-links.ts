import type { Config } from "../config.ts";
import { signLink } from "./links.ts";
import type { Visit } from "./visit.ts";

/** Leads on to a path: signed for the same target and time where the reader came by a signed link. */
export function readerLinks(
  access: Visit["access"],
  { linkSecrets: [secret] }: Config,
): (path: string) => Promise<string> {
  return async (path) =>
    access.kind === "link" && secret !== undefined ? signLink(secret, path, access.target, access.expiresAt) : path;
}
