import { afterOpen, type Hours } from "../time/business-hours.ts";
import type { ServiceEvent } from "./service-event.ts";

/** What the self-check looks for, and which targets it notifies. */
export interface SelfCheck {
  /** Names of targets. */
  readonly engineers: readonly string[];
  /** Null: silence says nothing. */
  readonly quiet: Quiet | null;
  /** What the database may hold, in megabytes. */
  readonly databaseLimit: number;
}

export interface Quiet {
  /** How long a silence is told of, in milliseconds of open time. */
  readonly after: number;
  /** Null: always open. */
  readonly hours: Hours | null;
}

/** No chat for too long. `lastChat` names the silence, so that each is seen once. */
export function silence({ after, hours }: Quiet, lastChat: number, now: number): ServiceEvent | null {
  const tooLong = hours === null ? lastChat + after : afterOpen(hours, lastChat, after);
  return tooLong === null || tooLong > now ? null : { kind: "quiet", what: String(lastChat) };
}

const MEGABYTE = 1_000_000;
const LEVELS = [95, 80];

/** Below this share it is not full any more, and is told again when it fills up. */
const EMPTIED = 70;

/** The highest level that the database has reached, named "80/500": per cent of so many megabytes. */
export function fullness(bytes: number, limit: number): ServiceEvent | null {
  const level = LEVELS.find((percent) => share(bytes, limit) >= percent);
  return level === undefined ? null : { kind: "database-full", what: `${level}/${limit}` };
}

export function isEmptied(bytes: number, limit: number): boolean {
  return share(bytes, limit) < EMPTIED;
}

/** Nothing more goes in: the last page that would fit is smaller than this. */
const USED_UP = 99.9;

export function isUsedUp(bytes: number, limit: number): boolean {
  return share(bytes, limit) >= USED_UP;
}

function share(bytes: number, limit: number): number {
  return (bytes / (limit * MEGABYTE)) * 100;
}
