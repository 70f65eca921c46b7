import type { PostRequest } from "../../../../src/channels/http.ts";
import type { ServiceRequest } from "../../../standin/mail/providers/service.ts";

/** The request as the service gets it. */
export function served({
  method = "POST",
  url,
  headers,
  body,
}: PostRequest): ServiceRequest & { readonly host: string } {
  const { host, pathname } = new URL(url);
  const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, host, path: pathname, headers: Object.fromEntries(small), body };
}
