import { suggest } from "../suggest.ts";
import { securityHeaders } from "./headers.ts";
import { problemResponse } from "./problem.tsx";
import type { Visit } from "./visit.ts";

/** `POST /targets/{name}/test`: a test message, now; 200 with what the other side answered, whatever that was. */
export async function testTarget({ request, params, context, config }: Visit): Promise<Response> {
  const name = params.name ?? "";
  const tested = config.targets.has(name) ? await context.test(name) : null;
  if (tested !== null) return Response.json(tested, { headers: await securityHeaders() });
  const right = suggest(name, [...config.targets.keys()]);
  return problemResponse({ kind: "unknown-target", right }, request.headers.get("Accept"));
}
