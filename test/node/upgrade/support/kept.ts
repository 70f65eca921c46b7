import { changedDeliveries } from "./deliveries.ts";
import { differences, missing, type Way } from "./differences.ts";
import type { Alert, Seen } from "./look.ts";

/** Something that no change of the version may change. */
interface Kept {
  readonly what: string;
  /** It holds as long as nobody does anything; the others hold whatever else is done meanwhile. */
  readonly whileIdle?: true;
  /** What of `before` is lost or otherwise `after`. */
  readonly lost: (before: Seen, after: Seen, way: Way) => readonly string[];
}

/**
 * All that must be as it was when another version runs on the same data, before anybody does anything. A later change
 * that stores something new adds what must be kept of it.
 */
export const KEPT: readonly Kept[] = [
  {
    what: "every alert is on its tab, as it was",
    lost: (before, after, way) =>
      [...before.alerts].flatMap(([tab, alerts]) =>
        missing(
          alerts.filter((alert) => !endsByItself(alert, before)),
          after.alerts.get(tab) ?? [],
          way,
          ({ chat }) => chat,
        ),
      ),
  },
  {
    what: "nobody is to be called who was not before",
    lost: (before, after) =>
      ["open", "mine", "others"].flatMap((tab) => {
        const known = namesOf(before, tab);
        return namesOf(after, tab).flatMap((chat) => (known.includes(chat) ? [] : [`${chat} is new on ${tab}`]));
      }),
  },
  {
    what: "every delivery stands as it stood",
    lost: (before, after, way) => changedDeliveries(before.deliveries, after.deliveries, way),
  },
  {
    what: "nobody is to hear of anything because of it",
    whileIdle: true,
    lost: (before, after, way) => missing(after.deliveries.map(idOf), before.deliveries.map(idOf), way, ({ id }) => id),
  },
  {
    what: "every chat is listed as it was",
    lost: (before, after, way) => missing(before.chats, after.chats, way, (one) => one.chat),
  },
  {
    what: "every body is there, byte for byte",
    lost: (before, after, way) => missing([...before.bodies], [...after.bodies], way, ([url]) => url),
  },
  {
    what: "what we add to a body is the same",
    lost: (before, after, way) => missing([...before.metas], [...after.metas], way, ([url]) => url),
  },
  {
    what: "what could not be read is kept",
    lost: (before, after, way) => missing(before.quarantine, after.quarantine, way, ({ id }) => id),
  },
  { what: "what is held is shown", lost: (before, after, way) => differences(before.held, after.held, way) },
  {
    what: "targets that are off stay off",
    lost: (before, after, way) => differences(before.outOfOrder, after.outOfOrder, way),
  },
  {
    what: "the audit list forgets nothing",
    lost: (before, after, way) => missing(before.audit, after.audit, way, entryOf),
  },
  {
    what: "links are answered as they were, but by version 0.1: it does not know the secret that signs new ones",
    lost: (before, after, way) =>
      missing(
        [...before.links].map(([link, status]) => [link, way === "back" ? 401 : status] as const),
        [...after.links],
        way,
        ([link]) => link,
      ),
  },
];

/**
 * Alerts whose chat is spam by now: version 0.1 leaves them open and shows them on no tab until somebody opens one;
 * newer ones end them, and list them as resolved.
 */
function endsByItself({ chat }: Alert, { chats }: Seen): boolean {
  return chats.some((listed) => listed.chat === chat && listed.spam);
}

function namesOf({ alerts }: Seen, tab: string): readonly string[] {
  return [...alerts].flatMap(([name, listed]) => (name === tab ? listed.map(({ chat }) => chat) : []));
}

/** It has no id. */
function entryOf({ at, who, door, action, chat, what }: Seen["audit"][number]): string {
  return [at, who, door, action, chat, what].join(" | ");
}

function idOf({ id }: { readonly id: string }) {
  return { id };
}
