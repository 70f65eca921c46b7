import { vi } from "vitest";

/** What the self-check tells the engineers, and the message by which somebody asks whether Slack hears. */
export const WATCH = "to the engineers";
export const TEST = "a test";
export const DIGEST = "a digest";
/** What it says of a chat that nobody has claimed, and of one whose claim is not resolved, before all else. */
const STILL = { "Nobody has claimed": "Unclaimed", "Claimed by": "Unresolved" } as const;

type Through = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/** Slack as `fetch` sees it: the request and the reading of its answer are two calls. */
export function playSlack(through: Through) {
  const told: string[] = [];
  let refusals: readonly number[] = [];
  let openAt = 0;
  const take = async (body: string) => {
    const [status, ...later] = refusals;
    refusals = later;
    if (status !== undefined) return new Response("server_error", { status });
    if (Date.now() < openAt) return new Response("rate_limited", { status: 429, headers: { "Retry-After": "86400" } });
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
    refuse(...statuses: readonly number[]) {
      refusals = statuses;
    },
    /** Until then it asks to be left alone for a day. */
    refuseUntil(instant: number) {
      openAt = instant;
    },
  };
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

/** "Lost chat 7/1" and "SLA breached 7/1", from a sentence such as "Lost chat, SLA breached: … (7/1).", or from each item of several. */
function reasonsIn(body: string): readonly string[] {
  const { text, blocks } = JSON.parse(body);
  const [, back] = /^Came back: .* call back for (\d+\/\d+)/.exec(text) ?? [];
  if (back !== undefined) return [`Came back ${back}`];
  if (JSON.stringify(blocks).includes("Daily digest")) return [DIGEST];
  for (const [words, name] of Object.entries(STILL)) {
    const chats = [...`${text} ${JSON.stringify(blocks)}`.matchAll(/(\d+\/\d+)[)?]/g)].map(([, chat]) => chat);
    if (text.startsWith(words)) return [...new Set(chats)].map((chat) => `${name} ${chat}`);
  }
  const [, verdict = "", chat] = /^([^:]+):.*\((\d+\/\d+)\)/.exec(text) ?? [];
  if (chat !== undefined) return verdict.split(", ").map((reason) => `${reason} ${chat}`);
  const several = [...JSON.stringify(blocks).matchAll(ITEM)];
  if (several.length > 0)
    return several.flatMap(([, key, said = ""]) => said.split(", ").map((reason) => `${reason} ${key}`));
  // What is about no chat is the self-check, or a test.
  return [text.startsWith("Test message") ? TEST : WATCH];
}

/** An item's title is a link to its chat. */
const ITEM = /"url":"[^"]*\/chats\/(\d+\/\d+)\?[^"]*","text":"([^":]+)/g;
