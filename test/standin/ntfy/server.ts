import { parsed, type Refusal, refusalOf } from "./check.ts";

/** A notification as a phone shows it now. */
export interface Notification {
  readonly id: string;
  /** The sequence that it stands for; its own id if it is the first of it. */
  readonly sequence: string;
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface NtfyRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}

/** Plays a server of ntfy as its documentation and its code have it. Nothing of Node: it runs in workerd too. */
export interface NtfyServer {
  /** As they stand now, the first one first. */
  readonly notifications: readonly Notification[];
  /** The next requests get these errors. */
  refuse(...refusals: readonly Refusal[]): void;
  answer(request: NtfyRequest, now: number): Response;
}

/**
 * `hasSequences`: since 2.16 a message may replace an earlier one; older servers ignore that, and show both. `token`:
 * without it, nobody may publish. `daily`: how many messages a day.
 */
export function createNtfy({ hasSequences = true, token = "", daily = 250 } = {}): NtfyServer {
  const notifications: Notification[] = [];
  const refusals: Refusal[] = [];
  let day = 0;
  let sent = 0;
  let count = 0;

  function refusalFor({ path, authorization, body }: NtfyRequest): Refusal | null {
    if (path !== "/") return { status: 404, code: 40401, error: "page not found" };
    const refusal = refusals.shift() ?? refusalOf(body, hasSequences);
    if (refusal !== null) return refusal;
    if (authorization !== null && authorization !== `Bearer ${token}`) {
      return { status: 401, code: 40101, error: "unauthorized" };
    }
    if (token !== "" && authorization === null) return { status: 403, code: 40301, error: "forbidden" };
    return sent < daily ? null : { status: 429, code: 42908, error: "limit reached: daily message quota reached" };
  }

  return {
    notifications,
    refuse: (...more) => void refusals.push(...more),
    answer(request, now) {
      const today = Math.floor(now / 86_400_000);
      if (today !== day) [day, sent] = [today, 0];
      const refusal = refusalFor(request);
      if (refusal !== null) {
        const { status, code, error } = refusal;
        return Response.json({ code, http: status, error, link: "https://ntfy.sh/docs/publish/" }, { status });
      }
      sent += 1;
      count += 1;
      const body = parsed(request.body) ?? {};
      const id = `standin${String(count).padStart(5, "0")}`;
      const sequence = hasSequences && typeof body.sequence_id === "string" ? body.sequence_id : id;
      const shown = { id, sequence, at: now, body };
      const replaced = notifications.findIndex((one) => one.sequence === sequence);
      if (replaced < 0) notifications.push(shown);
      else notifications[replaced] = shown;
      const time = Math.floor(now / 1_000);
      const { sequence_id: _, ...said } = body;
      const named = hasSequences && sequence !== id ? { sequence_id: sequence } : {};
      return Response.json({ id, time, expires: time + 43_200, event: "message", ...named, ...said });
    },
  };
}
