import { Webhook } from "standardwebhooks";
import { html, type StandIn } from "../stand-in.ts";

/** Any secret of the form that Standard Webhooks has. */
export const KEY = "whsec_c3RhbmQtaW4tb2YtYS1yZWNlaXZlci1vZi1ldmVudHM=";
export const PATH = "/events";

/** A program that takes events: it refuses what is not signed with its key, and what it has taken already it ignores. */
export function webhookStandIn(): StandIn {
  const events: { readonly id: string; readonly body: unknown }[] = [];
  return {
    channel: "webhook",
    name: "Webhook",
    accepts: ({ path }) => path === PATH,
    answer({ headers, body }) {
      try {
        new Webhook(KEY).verify(body, { ...headers });
      } catch (error) {
        return new Response(String(error), { status: 401 });
      }
      const id = String(headers["webhook-id"]);
      if (!events.some((event) => event.id === id)) events.push({ id, body: JSON.parse(body) });
      return new Response(null, { status: 204 });
    },
    articles: () =>
      events
        .map(({ id, body }) => `<p class="soft">${html(id)}</p><pre>${html(JSON.stringify(body, null, 2))}</pre>`)
        .toReversed(),
  };
}
