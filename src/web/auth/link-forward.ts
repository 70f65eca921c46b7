import type { Visit } from "../request/visit.ts";
import { signingSecret } from "./link-policy.ts";
import { signLink } from "./signed-links.ts";

/** Makes links to further pages: signed for the same target, number and end if the reader came by a signed link. */
export function forwardLinks({ access, config, context }: Visit): (path: string) => Promise<string> {
  if (access.kind === "person") return async (path) => path;
  const { target, number, expiresAt } = access;
  return async (path) => signLink(await signingSecret(config, context.links), path, target, expiresAt, number);
}
