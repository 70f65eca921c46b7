import { isRecord } from "../shape.ts";
import { type Event, eventFaults, parsed } from "./check.ts";

/** An incident as it stands now. */
export interface Incident {
  readonly key: string;
  readonly status: "triggered" | "acknowledged" | "resolved";
  readonly openedAt: number;
  /** Of the first trigger. */
  readonly event: Event;
  /** What happened to it, in order, the trigger that opened it included. */
  readonly log: readonly string[];
}

export interface PagerDutyRequest {
  readonly path: string;
  readonly body: string;
}

/** Plays PagerDuty's Events API v2 as its documentation has it. Nothing of Node: it runs in workerd too. */
export interface PagerDutyServer {
  /** The first one first. */
  readonly incidents: readonly Incident[];
  /** How often somebody was paged: only by a new incident. */
  pages(): number;
  /** What was accepted: "trigger chat/130/102/life/1/episode/1". */
  readonly events: readonly string[];
  /** Events that changed nothing, because no incident with their key was open. */
  readonly dropped: readonly string[];
  /** The next requests get these statuses. */
  refuse(...statuses: readonly number[]): void;
  answer(request: PagerDutyRequest, now: number): Response;
}

export const ROUTING_KEY = "0123456789abcdef0123456789abcdef";
const A_MINUTE = 60_000;

/** `perMinute`: so many requests for each key. */
export function createPagerDuty({ routingKey = ROUTING_KEY, perMinute = 120 } = {}): PagerDutyServer {
  const incidents: Incident[] = [];
  const events: string[] = [];
  const dropped: string[] = [];
  const refusals: number[] = [];
  let asked: number[] = [];

  /** After it is resolved, an incident is not found by its key any more: the next trigger opens another one. */
  function openAt(key: string): number {
    return incidents.findIndex((incident) => incident.key === key && incident.status !== "resolved");
  }

  function apply(event: Event, now: number): void {
    const action = String(event.event_action);
    const key = typeof event.dedup_key === "string" ? event.dedup_key : crypto.randomUUID();
    const at = openAt(key);
    const incident = incidents[at];
    events.push(`${action} ${key}`);
    if (incident === undefined) {
      if (action === "trigger") incidents.push({ key, status: "triggered", openedAt: now, event, log: [action] });
      else dropped.push(`${action} ${key}`);
      return;
    }
    const log = [...incident.log, action];
    // A trigger is only noted: an open incident pages nobody again, and an acknowledgement stays.
    if (action === "trigger") incidents[at] = { ...incident, log };
    else incidents[at] = { ...incident, log, status: action === "resolve" ? "resolved" : "acknowledged" };
  }

  return {
    incidents,
    pages: () => incidents.length,
    events,
    dropped,
    refuse: (...statuses) => void refusals.push(...statuses),
    answer({ path, body }, now) {
      if (path !== "/v2/enqueue") return new Response("Not Found", { status: 404 });
      const status = refusals.shift();
      if (status !== undefined) return new Response("", { status });
      asked = asked.filter((at) => now - at < A_MINUTE);
      if (asked.length >= perMinute) return new Response("Request Limit Exceeded", { status: 429 });
      asked.push(now);
      const errors = eventFaults(body);
      const event = parsed(body);
      if (event === null || errors.length > 0) {
        return Response.json({ status: "invalid event", message: "Event object is invalid", errors }, { status: 400 });
      }
      if (event.routing_key !== routingKey) {
        const message = "Invalid routing key";
        return Response.json({ status: message, message, errors: [message] }, { status: 400 });
      }
      apply(event, now);
      const key = typeof event.dedup_key === "string" ? event.dedup_key : (incidents.at(-1)?.key ?? "");
      return Response.json({ status: "success", message: "Event processed", dedup_key: key }, { status: 202 });
    },
  };
}

/** The payload of the trigger that opened an incident. */
export function payloadOf({ event }: Incident): Readonly<Record<string, unknown>> {
  return isRecord(event.payload) ? event.payload : {};
}
