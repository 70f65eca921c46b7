import type { Visit } from "../request/visit.ts";
import { linkOrigin } from "./link-policy.ts";

/** Makes whole addresses of our paths, for readers outside of our pages. */
export function addressesOf({ request, config }: Pick<Visit, "request" | "config">): (path: string) => string {
  const origin = linkOrigin(config.publicUrl ?? new URL(request.url).origin) ?? "";
  return (path) => origin + path;
}
