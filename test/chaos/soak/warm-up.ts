import { load } from "../../bench/load.ts";
import type { Running } from "../../bench/start.ts";
import { ALERTING, drawn } from "./chats.ts";

/** Webhooks, with ids that no chat of the run has. */
const COUNT = 25_000;
const FAR = 10_000_000;
const CONNECTIONS = 8;

/**
 * Ordinary chats as fast as they are taken: the runtime lets the heap grow to its size before it collects garbage in
 * earnest, and that must be over before memory is compared.
 */
export async function warmUp({ webhook }: Running): Promise<void> {
  const now = Date.now();
  const bodies = Array.from({ length: COUNT }, (_, index) => drawn(FAR + index * ALERTING + 1, now).body);
  await load(
    bodies.map((body) => ({ method: "POST", url: webhook, body })),
    CONNECTIONS,
  );
}
