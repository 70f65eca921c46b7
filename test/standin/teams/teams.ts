import { checkTeams, parse } from "./check.ts";

export const WORKFLOW =
  "/powerautomate/automations/direct/workflows/standin/triggers/manual/paths/invoke?api-version=1&sig=standin";

/** Plays the workflow "Send webhook alerts to a channel". Nothing of Node: it runs in workerd too. */
export interface TeamsStandIn {
  /** What was posted in the channel, as it was sent. */
  readonly messages: readonly { readonly at: string; readonly body: unknown }[];
  /** Why the workflow could not post what it had accepted. The sender gets 202 for it too. */
  readonly failedRuns: readonly (readonly string[])[];
  /** Somebody turns the workflow off, or on again. */
  turn(isOn: boolean): void;
  /** `path` with the query. */
  answer(request: { readonly path: string; readonly body: string }, now: number): Response;
}

export function createTeams(): TeamsStandIn {
  const messages: { at: string; body: unknown }[] = [];
  const failedRuns: (readonly string[])[] = [];
  let isOn = true;
  return {
    messages,
    failedRuns,
    turn: (on) => {
      isOn = on;
    },
    answer({ path, body }, now) {
      const { pathname, searchParams } = new URL(path, "http://localhost");
      const workflow = new URL(WORKFLOW, "http://localhost");
      if (pathname !== workflow.pathname) return error(404, "WorkflowNotFound");
      if (searchParams.get("sig") !== workflow.searchParams.get("sig"))
        return error(401, "DirectApiAuthorizationRequired");
      if (!isOn) return error(400, "WorkflowTriggerIsNotEnabled");
      const sent = parse(body);
      if (sent === undefined) return error(400, "InvalidRequestContent");
      const faults = checkTeams(body);
      if (faults.length > 0) failedRuns.push(faults);
      else messages.push({ at: new Date(now).toISOString(), body: sent });
      return new Response(null, { status: 202 });
    },
  };
}

function error(status: number, code: string): Response {
  return Response.json({ error: { code, message: `The request was refused: ${code}.` } }, { status });
}
