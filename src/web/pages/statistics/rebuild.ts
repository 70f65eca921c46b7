import { rebuildFigures } from "../../../statistics/rebuild.ts";
import { securityHeaders } from "../../http/headers.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";

/**
 * `POST /statistics/rebuild[?from=…]`: one step of recomputing all figures, and the progress. `from` is from the
 * previous step's response; without it a rebuild begins, or the current one continues.
 */
export async function rebuildStatistics({ request, context, config }: Visit): Promise<Response> {
  const given = new URL(request.url).searchParams.get("from");
  const from = given === null ? null : Date.parse(given);
  if (from !== null && Number.isNaN(from)) {
    const problem = "must be what the step before answered, such as 2026-11-24T08:00:00.000Z";
    return problemResponse({ kind: "wrong-query", parameter: "from", problem }, request);
  }
  const progress = await rebuildFigures(context.openDatabase(), config.timeZone, from, context.now());
  context.log({ event: "rebuild", ...progress });
  const { done, remainingDays } = progress;
  return Response.json(
    {
      from: new Date(progress.from).toISOString(),
      reached: new Date(progress.reached).toISOString(),
      ...{ done, remainingDays },
    },
    { headers: await securityHeaders() },
  );
}
