import { isBatched } from "../../../../src/alerts/delivery.ts";
import type { Outcome } from "../../../../src/channels/channel.ts";
import { RETRY_DELAYS } from "../../../../src/delivery/courier/schedule/retry-schedule.ts";
import { Turns } from "./turns.ts";

/** What is known of one delivery without asking the courier: the rules of DESIGN, on paper. */
export interface Known {
  readonly chatId: number;
  readonly kind: Kind;
  /** Which of the times that its alert stood so it was made for. */
  readonly spell: number;
  /** Of the lives of its alert, which. */
  readonly life: number;
  /** It may not be sent before, unless it goes along with what is due. */
  dueAt: number;
  /** From then on it may not be left out of a message. Later than `dueAt` where the courier may know more than it must. */
  dueBy: number;
  attempts: number;
  lastAt: number;
  /** Attempts after which we chose the wait ourselves. */
  chosen: number;
  /** The message that it was in, as a number; null: in none yet. */
  message: number | null;
  malformed: boolean;
  /** Server errors with blocks: how many, and when the first was; and whether it was tried as plain text since. */
  errors: number;
  erredAt: number;
  triedPlain: boolean;
  status: "pending" | "sent" | "dead" | "suppressed";
  /** The other side has it, as far as it can be known. */
  told: number;
  /** It leads a message that told of its chat and no other: that one can be changed. */
  alone: boolean;
}

const KINDS = ["escalation", "reminder", "change", "digest"] as const;
export type Kind = "alert" | (typeof KINDS)[number];

/** How an alert stands, how often that has changed, and in which of its lives. */
interface Status {
  readonly state: "open" | "claimed" | "resolved";
  readonly spell: number;
  readonly life: number;
}

const NEW: Status = { state: "open", spell: 0, life: 1 };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 3_600_000;
const NO_ERRORS = { errors: 0, erredAt: Number.POSITIVE_INFINITY, triedPlain: false } as const;
/** The least time between two messages, and for how long a kind is gathered after one, in milliseconds. */
const PACE = SECOND;
const WINDOW = 30 * SECOND;
const LONG = HOUR / 4;

/** What is told only while its alert stands so. */
const WHILE = { escalation: "open", reminder: "claimed" } as const;

const numberOf = (change: string) => Number(/-change-(\d+)-/.exec(change)?.[1]);

/** A wait that the other side asked for. */
interface Wait {
  readonly until: number;
  /** It may be asked again from then on. */
  readonly probeAt: number;
  readonly isLong: boolean;
}

/** A courier on paper: it is shown what the real one does, and says what of it was wrong. */
export class Model {
  readonly deliveries = new Map<string, Known>();
  readonly wrong: string[] = [];
  readonly #spam = new Set<number>();
  readonly #alerts = new Map<number, Status>();
  readonly #gatherUntil = new Map<Kind, number>();
  readonly #turns = new Turns();
  #messages = 0;
  #notBefore = 0;
  #wait: Wait | null = null;
  #failing = false;
  #isOff = false;
  #isDue = false;
  #isUrgent = false;
  /** What somebody wants to be sent now. */
  #urgent: string | null = null;
  /** Whether the courier is its target's, and what D1 does, as far as it decides what has to be sent. */
  isCurrent = true;
  storeIsWell = true;

  recorded(id: string, chatId: number, dueAt: number): void {
    const kind = KINDS.find((known) => id.includes(`${known}-`)) ?? "alert";
    // A new reason begins a new life of what was resolved.
    if (kind === "alert" && this.#status(chatId).state === "resolved") this.#moves(chatId, "open", 1);
    const { spell, life } = this.#status(chatId);
    const times = { dueAt, dueBy: dueAt, attempts: 0, lastAt: 0, chosen: 0, message: null } as const;
    const about = { chatId, kind, spell, life, ...times, ...NO_ERRORS, malformed: false, status: "pending" } as const;
    this.deliveries.set(id, { ...about, told: 0, alone: false });
  }

  markedAsSpam(chatId: number): void {
    this.#spam.add(chatId);
  }

  claimed(chatId: number): void {
    if (this.#status(chatId).state === "open") this.#moves(chatId, "claimed");
  }

  resolved(chatId: number): void {
    if (this.#status(chatId).state !== "resolved") this.#moves(chatId, "resolved");
  }

  reopened(chatId: number): void {
    if (this.#status(chatId).state !== "open") this.#moves(chatId, "open");
  }

  #status(chatId: number): Status {
    return this.#alerts.get(chatId) ?? NEW;
  }

  #moves(chatId: number, state: Status["state"], lives = 0): void {
    const { spell, life } = this.#status(chatId);
    this.#alerts.set(chatId, { state, spell: spell + 1, life: life + lives });
  }

  #isOver(id: string, { chatId, kind, spell, life }: Known): boolean {
    const status = this.#status(chatId);
    if (this.#spam.has(chatId)) return true;
    if (kind === "digest") return false;
    if (kind === "change") return this.#tellsNothing(id, chatId);
    if (status.state === "resolved") return true;
    if (kind === "alert") return status.life !== life;
    return status.spell !== spell || status.state !== WHILE[kind];
  }

  /** A later change tells it, or no message is there to be changed. */
  #tellsNothing(change: string, chatId: number): boolean {
    const all = [...this.deliveries].filter(([, known]) => known.chatId === chatId);
    const later = all.some(([id, { kind, status }]) => {
      return kind === "change" && numberOf(id) > numberOf(change) && (status === "pending" || status === "sent");
    });
    return later || !all.some(([, { alone }]) => alone);
  }

  switchedOn(now: number): void {
    this.#isOff = false;
    this.#sendNow(now);
  }

  /** The settings did not know the target, so that it is no longer one that is switched off. */
  forgotten(): void {
    this.#isOff = false;
  }

  /** Somebody wants it to be sent now, whatever it waits for. What had ended begins anew. */
  hurried(id: string, was: Known["status"], now: number): void {
    this.#urgent = id;
    const known = this.deliveries.get(id);
    if (known !== undefined && was !== "pending") {
      Object.assign(known, {
        status: "pending",
        message: null,
        malformed: false,
        ...NO_ERRORS,
        chosen: 0,
        dueAt: now,
        dueBy: now,
      });
    }
    for (const other of this.deliveries.values()) {
      const goesAlong = known?.message !== null && other.message === known?.message;
      if (other === known || goesAlong) other.dueAt = Math.min(other.dueAt, now);
    }
  }

  /** It ended here because another is told. `isGone`: the settings do not know the target any more. */
  handedOn(id: string, isGone: boolean, now: number): void {
    const known = this.deliveries.get(id);
    if (known?.status !== "pending") return;
    if (!isGone) {
      if (!this.#wait?.isLong || now >= this.#wait.until)
        this.wrong.push(`${id} is told to another without a long wait`);
      if (!isBatched(known.kind)) this.wrong.push(`${id} is told to another, but is a ${known.kind}`);
      if (known.attempts === 0 && now < known.dueAt) this.wrong.push(`${id} is told to another before it is due`);
    }
    known.status = "suppressed";
  }

  /** The real courier asks for the words of deliveries: it is about to send those that are not obsolete. */
  composes(ids: readonly string[], now: number): void {
    // What was due may turn out to be over: what was to go along goes all the same.
    this.#isUrgent = this.#urgent !== null && ids.includes(this.#urgent);
    this.#isDue = ids.some((id) => (this.deliveries.get(id)?.dueAt ?? 0) <= now);
    for (const id of ids) {
      const known = this.deliveries.get(id);
      if (known?.status === "pending" && this.#isOver(id, known)) known.status = "suppressed";
    }
  }

  /** The real courier has sent a message, and was answered. `took`: the other side has it. */
  sends(ids: readonly string[], plain: boolean, now: number, outcome: Outcome, took: boolean): void {
    const carried = ids.flatMap((id) => this.#carried(id));
    const [leader] = carried;
    if (!this.isCurrent) this.wrong.push(`${ids[0]} is sent by a courier that is not the target's any more`);
    if (this.#isOff) this.wrong.push(`${ids[0]} is sent to a target that is switched off`);
    if (now < this.#notBefore) {
      this.wrong.push(`${ids[0]} is sent ${this.#notBefore - now} ms too early for its target`);
    }
    const isPlain = carried.some(({ malformed }) => malformed);
    const isTrial = !isPlain && carried.some((known) => wantsTrial(known, now));
    if (plain !== (isPlain || isTrial) || carried.some(({ malformed }) => malformed !== isPlain)) {
      this.wrong.push(`${ids[0]} is sent in the wrong form`);
    }
    const isAlone = leader === undefined || !isBatched(leader.kind);
    if (isAlone && carried.length > 1) this.wrong.push(`${ids[0]} is not sent by itself`);
    if (leader !== undefined && this.#isUrgent) this.#turns.sentNow(leader.kind);
    else if (leader !== undefined) this.#inTurn(leader.kind, ids, isPlain, now);
    this.#notBefore = Math.max(this.#notBefore, now + PACE);
    this.#urgent = null;
    // Plain text that is refused for its form failed like any other attempt.
    const judged: Outcome = isTrial && outcome.kind === "malformed" ? { ...outcome, kind: "retry" } : outcome;
    this.#ends(carried, now, judged, took);
    if (!isPlain) for (const known of carried) erred(known, isTrial, judged, now);
    if (leader !== undefined && outcome.kind === "sent" && ["alert", "escalation"].includes(leader.kind)) {
      leader.alone = carried.every(({ chatId }) => chatId === leader.chatId);
    }
    this.#remembers(carried, leader?.kind, now, outcome);
  }

  /** What holds of all that nobody has asked for: waits, windows, turns, and that nothing is left out. */
  #inTurn(kind: Kind, ids: readonly string[], plain: boolean, now: number): void {
    const probes = this.#wait !== null && now < this.#wait.until;
    if (this.#wait !== null && now < Math.min(this.#wait.until, this.#wait.probeAt)) {
      this.wrong.push(`${ids[0]} is sent though the target asked to be left alone`);
    }
    const carried = ids.map((id) => this.deliveries.get(id));
    if (!probes && !this.#isDue) {
      this.wrong.push(`${ids[0]} is sent, but nothing in its message is due`);
    }
    for (const [index, known] of carried.entries()) {
      if (known?.message === null && now < known.dueAt) this.wrong.push(`${ids[index]} is sent before it is due`);
    }
    const gatherUntil = this.#gatherUntil.get(kind) ?? 0;
    if (!probes && isBatched(kind) && now < gatherUntil) {
      this.wrong.push(`${ids[0]} is sent ${gatherUntil - now} ms before it is gathered`);
    }
    if (isBatched(kind)) {
      for (const id of this.#leftOut(kind, ids, plain, now)) this.wrong.push(`${id} is left out of a message`);
    }
    if (probes) this.#turns.forget();
    else this.wrong.push(...this.#turns.sent(kind, this.#ready(now)));
  }

  /** Those that wait of the same kind and form: what was refused for its form goes with its own message alone. */
  #leftOut(kind: Kind, ids: readonly string[], plain: boolean, now: number): readonly string[] {
    const message = this.deliveries.get(ids[0] ?? "")?.message;
    return [...this.deliveries].flatMap(([id, known]) => {
      if (known.status !== "pending" || known.kind !== kind || known.malformed !== plain || ids.includes(id)) return [];
      const belongs = plain
        ? known.message === message
        : known.message === null
          ? known.dueBy <= now
          : this.storeIsWell;
      return belongs && !this.#isOver(id, known) ? [id] : [];
    });
  }

  /** The kinds of which something is due, and gathered. */
  #ready(now: number): readonly Kind[] {
    const kinds = [...this.deliveries].flatMap(([id, known]) => {
      const { kind, status, dueBy } = known;
      if (status !== "pending" || dueBy > now || this.#isOver(id, known)) return [];
      // A change waits while D1 does not know what was told of its chat.
      if (kind === "change" && !this.storeIsWell) return [];
      return isBatched(kind) && (this.#gatherUntil.get(kind) ?? 0) > now ? [] : [kind];
    });
    return [...new Set(kinds)];
  }

  #carried(id: string): readonly Known[] {
    const known = this.deliveries.get(id);
    if (known === undefined) this.wrong.push(`${id} is sent, but was never recorded`);
    else if (known.status !== "pending") this.wrong.push(`${id} is sent, but is ${known.status} already`);
    return known === undefined ? [] : [known];
  }

  #ends(carried: readonly Known[], now: number, outcome: Outcome, took: boolean): void {
    this.#messages += 1;
    const isHurried = carried.every(({ dueAt }) => dueAt > now);
    for (const known of carried) {
      const wasDue = isHurried || known.dueAt <= now;
      known.attempts += 1;
      known.lastAt = now;
      known.message = this.#messages;
      if (took) known.told += 1;
      const due = (at: number) => Object.assign(known, { dueAt: at, dueBy: at });
      if (outcome.kind === "sent" || outcome.kind === "dead") known.status = outcome.kind;
      else if (outcome.kind === "out-of-order") {
        due(now);
        known.chosen = 0;
      } else if (outcome.kind === "malformed") {
        if (known.malformed) known.status = "dead";
        known.malformed = true;
        due(now);
      } else if (outcome.waitUntil !== undefined) due(outcome.waitUntil);
      else if (wasDue) {
        const wait = RETRY_DELAYS[known.chosen];
        known.chosen += 1;
        if (wait === undefined) known.status = "dead";
        else due(now + wait);
      }
    }
  }

  #remembers(carried: readonly Known[], kind: Kind | undefined, now: number, outcome: Outcome): void {
    const again = carried.filter(({ status }) => status === "pending").map(({ dueAt }) => dueAt);
    if (kind !== undefined && isBatched(kind)) {
      this.#gatherUntil.set(kind, Math.min(now + WINDOW, again.length === 0 ? now + WINDOW : Math.max(...again)));
    }
    if (outcome.kind === "retry" && outcome.waitUntil !== undefined) {
      const until = outcome.waitUntil;
      this.#wait = { until, probeAt: Math.min(until, now + HOUR), isLong: until - now > LONG };
    } else if (outcome.kind === "sent" || outcome.kind === "out-of-order") this.#wait = null;
    else if (this.#wait !== null) {
      const probeAt = outcome.kind === "retry" ? Math.min(this.#wait.until, now + HOUR) : now;
      this.#wait = this.#wait.until <= now ? null : { ...this.#wait, probeAt };
    }
    if (outcome.kind === "out-of-order") this.#isOff = true;
    if (outcome.kind === "sent" && this.#failing) this.#sendNow(now);
    if (outcome.kind === "sent") this.#failing = false;
    if (outcome.kind === "retry" || outcome.kind === "out-of-order") this.#failing = true;
  }

  /** What waits after a failure may be due now. */
  #sendNow(now: number): void {
    for (const known of this.deliveries.values()) {
      if (known.attempts > 0) known.dueAt = Math.min(known.dueAt, now);
    }
  }
}

/** It has not been tried as plain text, and three server errors, or ten minutes since the first, are enough. */
function wantsTrial({ errors, erredAt, triedPlain }: Known, now: number): boolean {
  return !triedPlain && (errors >= 3 || now - erredAt >= 10 * MINUTE);
}

function erred(known: Known, isTrial: boolean, outcome: Outcome, now: number): void {
  if (outcome.kind === "out-of-order") Object.assign(known, NO_ERRORS);
  else if (isTrial) Object.assign(known, { triedPlain: true });
  else if ((outcome.status ?? 0) >= 500) {
    Object.assign(known, { errors: known.errors + 1, erredAt: Math.min(known.erredAt, now) });
  }
}
