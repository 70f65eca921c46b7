import { suggest } from "../did-you-mean.ts";
import type { Channel, Io, LookUp, Mistake, Outcome, Sending, Settings, Updates } from "./channel.ts";
import { email } from "./email/channel.ts";
import type { Message } from "./message.ts";
import { ntfy } from "./ntfy/channel.ts";
import { pagerduty } from "./pagerduty/channel.ts";
import { slack } from "./slack/channel.ts";
import { webhook } from "./webhook/channel.ts";

/** All kinds of destinations: a new channel is one line here. */
const CHANNELS: ReadonlyMap<string, Open> = new Map([
  ["slack", opener("slack", slack)],
  ["email", opener("email", email)],
  ["webhook", opener("webhook", webhook)],
  ["ntfy", opener("ntfy", ntfy)],
  ["pagerduty", opener("pagerduty", pagerduty)],
]);

/** A target that is ready to receive messages. */
export interface Destination {
  readonly channel: string;
  /** The minimum time between two requests, in milliseconds. */
  readonly pace: number;
  /** Whether one message can be about several chats. */
  readonly isBatched: boolean;
  /** A digest for it is suppressed. */
  readonly rejectsDigests?: boolean;
  /** What it gets after an alert of which it was notified has changed. */
  readonly updates: Updates;
  /** The requests that a message takes, by name; null: one without a name. */
  parts(message: Message): readonly string[] | null;
  /** Each part is sent only after the one before it has ended, and the last one decides whether the message was sent. */
  readonly isSequence?: boolean;
  /** Who sends mail for it, such as "resend"; absent: it is no mail, or the channel does not say. */
  readonly provider?: string;
  /** Its settings, which hold secrets by name only: what was learned of an address is void once they have changed. */
  readonly address?: string;
  send(message: Message, io: Io, sending: Sending): Promise<Outcome>;
}

export type OpenedDestination =
  | { readonly ok: true; readonly destination: Destination }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

type Open = (settings: Settings, lookUp: LookUp) => OpenedDestination;

/** Reads a target's settings, as in `TARGETS`; returns the destination or all mistakes. */
export function destination(settings: Settings, lookUp: LookUp): OpenedDestination {
  const name = settings.channel;
  const open = typeof name === "string" ? CHANNELS.get(name) : undefined;
  return open ? open(settings, lookUp) : { ok: false, mistakes: [{ key: "channel", problem: unknownChannel(name) }] };
}

/** Binds a channel's options to its own `send`, so that no other code needs their type. */
function opener<Options>(name: string, channel: Channel<Options>): Open {
  return (settings, lookUp) => {
    const connected = channel.connect(settings, lookUp);
    if (!connected.ok) return connected;
    const { options } = connected;
    const { pace, isBatched, rejectsDigests = false, isSequence = false } = channel;
    const provider = typeof settings.provider === "string" ? settings.provider : null;
    return {
      ok: true,
      destination: {
        ...{ channel: name, pace, isBatched, rejectsDigests, isSequence, updates: channel.updates(options) },
        ...{ address: addressOf(settings), ...(provider === null ? {} : { provider }) },
        parts: (message) => channel.parts?.(message, options) ?? null,
        send: (message, io, sending) => channel.send(message, options, io, sending),
      },
    };
  };
}

/** Tokens, topics and conversations are texts or numbers. */
function addressOf(settings: Settings): string {
  const isPlain = ([, value]: readonly [string, unknown]) => typeof value === "string" || typeof value === "number";
  return JSON.stringify(Object.fromEntries(Object.entries(settings).filter(isPlain)));
}

function unknownChannel(name: unknown): string {
  const known = [...CHANNELS.keys()];
  const all = known.map((channel) => `"${channel}"`).join(", ");
  if (typeof name !== "string") return `must name the kind of destination: ${all}`;
  return `is no known channel; ${suggest(name, known)}`;
}
