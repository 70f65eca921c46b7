import { differences, missing } from "./differences.ts";
import type { Alert, Seen } from "./look.ts";

/** Something that no change of the version may change. */
interface Kept {
  readonly what: string;
  /** It holds as long as nobody does anything; the others hold whatever else is done meanwhile. */
  readonly whileIdle?: true;
  /** What of `before` is lost or otherwise `after`. */
  readonly lost: (before: Seen, after: Seen) => readonly string[];
}

/**
 * All that must be as it was when another version runs on the same data, before anybody does anything. A later change
 * that stores something new adds what must be kept of it.
 */
export const KEPT: readonly Kept[] = [
  {
    what: "every alert is on its tab, as it was",
    lost: (before, after) =>
      [...before.alerts].flatMap(([tab, alerts]) =>
        missing(
          alerts.filter((alert) => !endsByItself(alert, before)),
          after.alerts.get(tab) ?? [],
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
    lost: (before, after) => missing(before.deliveries, after.deliveries, ({ id }) => id),
  },
  {
    what: "nobody is to hear of anything because of it",
    whileIdle: true,
    lost: (before, after) => missing(after.deliveries.map(idOf), before.deliveries.map(idOf), ({ id }) => id),
  },
  {
    what: "every chat is listed as it was",
    lost: (before, after) => missing(before.chats, after.chats, (one) => one.chat),
  },
  {
    what: "every body is there, byte for byte",
    lost: (before, after) => missing([...before.bodies], [...after.bodies], ([url]) => url),
  },
  {
    what: "what we add to a body is the same",
    lost: (before, after) => missing([...before.metas], [...after.metas], ([url]) => url),
  },
  {
    what: "what could not be read is kept",
    lost: (before, after) => missing(before.quarantine, after.quarantine, ({ id }) => id),
  },
  { what: "what is held is shown", lost: (before, after) => differences(before.held, after.held) },
  { what: "targets that are off stay off", lost: (before, after) => differences(before.outOfOrder, after.outOfOrder) },
  {
    what: "the audit list forgets nothing",
    lost: (before, after) => missing(before.audit, after.audit, deedOf),
  },
  {
    what: "links are answered as they were",
    lost: (before, after) => missing([...before.links], [...after.links], ([link]) => link),
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
function deedOf({ at, who, door, action, chat, what }: Seen["audit"][number]): string {
  return [at, who, door, action, chat, what].join(" | ");
}

function idOf({ id }: { readonly id: string }) {
  return { id };
}
