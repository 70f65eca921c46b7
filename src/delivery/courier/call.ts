import type { Outcome } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import type { Ports } from "./ports.ts";

/** Once. What a channel throws is our own fault, and an outcome like others. */
export async function request(
  { io, now }: Pick<Ports, "io" | "now">,
  destination: Destination,
  message: Message,
): Promise<Outcome> {
  try {
    return await destination.send(message, { ...io, now });
  } catch {
    return { kind: "retry", result: { code: "not-sent" } };
  }
}
