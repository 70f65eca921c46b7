import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../../../src/index.ts";
import { ORIGIN } from "../../support/door.ts";

/** An instance of the Worker, which remembers what it does from request to request, with settings of its own. */
export function isolate(settings: object) {
  const own = { ...env, ...settings };
  return {
    /** What follows the answer has been done when it is there. */
    async ask(path: string, init: RequestInit = {}): Promise<Response> {
      const execution = createExecutionContext();
      const request = new Request(ORIGIN + path, { redirect: "manual", ...init });
      // The runtime brands requests that come from outside; one that we make lacks only `cf`.
      const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], own, execution);
      await waitOnExecutionContext(execution);
      return response;
    },
  };
}
