import { webhookSchema } from "../../../channels/webhook/schema.ts";
import { securityHeaders } from "../../http/headers.ts";

/** `GET /schema/alert.json`, for everybody: what the channel webhook sends, as a JSON Schema. */
export async function alertSchema(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const headers = {
    ...(await securityHeaders()),
    "Content-Type": "application/schema+json",
    "Access-Control-Allow-Origin": "*",
  };
  return new Response(`${JSON.stringify(webhookSchema(`${origin}${pathname}`), null, 2)}\n`, { headers });
}
