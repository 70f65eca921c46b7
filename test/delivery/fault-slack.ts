import { vi } from "vitest";

/** What the watchman tells the engineers. */
export const WATCH = "to the engineers";

type Through = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/** Slack as `fetch` sees it: the request and the reading of its answer are two calls. */
export function playSlack(through: Through) {
  const told: string[] = [];
  let refusals = 0;
  const take = async (body: string) => {
    if (refusals > 0) {
      refusals -= 1;
      return new Response("server_error", { status: 500 });
    }
    told.push(...reasonsIn(body));
    const words = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        through("Slack's answer read", async () => {
          controller.enqueue(new TextEncoder().encode("ok"));
          controller.close();
        }),
    });
    return new Response(words);
  };
  vi.spyOn(globalThis, "fetch").mockImplementation((_, init) =>
    Promise.race([through("Slack asked", () => take(String(init?.body))), aborted(init?.signal)]),
  );
  return {
    told,
    refuse(messages: number) {
      refusals = messages;
    },
  };
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

/** "Lost chat 7/1" and "SLA breached 7/1", from a sentence such as "Lost chat, SLA breached: … (7/1)." */
function reasonsIn(body: string): readonly string[] {
  const { text } = JSON.parse(body);
  const [, verdict = "", chat] = /^([^:]+):.*\((\d+\/\d+)\)/.exec(text) ?? [];
  // What is about no chat is the watchman's.
  if (chat === undefined) return [WATCH];
  return verdict.split(", ").map((reason) => `${reason} ${chat}`);
}
