import type { Outcome } from "../../src/channels/channel.ts";
import { WAITS } from "../../src/delivery/waits.ts";

/** What is known of one delivery without asking the courier: the rules of DESIGN, on paper. */
interface Known {
  readonly chatId: number;
  readonly kind: Kind;
  /** Which of the times that its alert stood so it was made for. */
  readonly spell: number;
  /** Of the lives of its alert, which. */
  readonly life: number;
  /** It may not be sent before. */
  dueAt: number;
  /** From then on it may not be left out of a message. Later than `dueAt` where the courier may know more than it must. */
  dueBy: number;
  attempts: number;
  /** Attempts after which we chose the wait ourselves. */
  chosen: number;
  malformed: boolean;
  status: "pending" | "sent" | "dead" | "suppressed";
  /** The other side has it, as far as it can be known. */
  told: number;
  /** It leads a message that told of its chat and no other: that one can be changed. */
  alone: boolean;
}

const KINDS = ["escalation", "reminder", "change", "digest"] as const;
type Kind = "alert" | (typeof KINDS)[number];

/** How an alert stands, how often that has changed, and in which of its lives. */
interface Standing {
  readonly state: "open" | "claimed" | "resolved";
  readonly spell: number;
  readonly life: number;
}

const NEW: Standing = { state: "open", spell: 0, life: 1 };

/** The least time between two messages, and for how long alerts are gathered after one, in milliseconds. */
const PACE = 1_000;
const WINDOW = 30_000;

/** What is told only while its alert stands so. */
const WHILE = { escalation: "open", reminder: "claimed" } as const;

/** These go one by one. */
const isSingle = (kind: Kind | undefined) => kind === "change" || kind === "digest";
const numberOf = (change: string) => Number(/-change-(\d+)-/.exec(change)?.[1]);

/** A courier on paper: it is shown what the real one does, and says what of it was wrong. */
export class Model {
  readonly deliveries = new Map<string, Known>();
  readonly wrong: string[] = [];
  readonly #spam = new Set<number>();
  readonly #alerts = new Map<number, Standing>();
  #notBefore = 0;
  #gatherUntil = 0;
  #failing = false;
  #isOff = false;

  recorded(id: string, chatId: number, dueAt: number): void {
    const kind = KINDS.find((known) => id.includes(`${known}-`)) ?? "alert";
    // A new reason begins a new life of what was resolved.
    if (kind === "alert" && this.#standing(chatId).state === "resolved") this.#moves(chatId, "open", 1);
    const { spell, life } = this.#standing(chatId);
    const about = { chatId, kind, spell, life, dueAt, dueBy: dueAt, attempts: 0, chosen: 0, malformed: false } as const;
    this.deliveries.set(id, { ...about, status: "pending", told: 0, alone: false });
  }

  markedAsSpam(chatId: number): void {
    this.#spam.add(chatId);
  }

  claimed(chatId: number): void {
    if (this.#standing(chatId).state === "open") this.#moves(chatId, "claimed");
  }

  resolved(chatId: number): void {
    if (this.#standing(chatId).state !== "resolved") this.#moves(chatId, "resolved");
  }

  reopened(chatId: number): void {
    if (this.#standing(chatId).state !== "open") this.#moves(chatId, "open");
  }

  #standing(chatId: number): Standing {
    return this.#alerts.get(chatId) ?? NEW;
  }

  #moves(chatId: number, state: Standing["state"], lives = 0): void {
    const { spell, life } = this.#standing(chatId);
    this.#alerts.set(chatId, { state, spell: spell + 1, life: life + lives });
  }

  #isOver(id: string, { chatId, kind, spell, life }: Known): boolean {
    const standing = this.#standing(chatId);
    if (this.#spam.has(chatId)) return true;
    if (kind === "digest") return false;
    if (kind === "change") return this.#tellsNothing(id, chatId);
    if (standing.state === "resolved") return true;
    if (kind === "alert") return standing.life !== life;
    return standing.spell !== spell || standing.state !== WHILE[kind];
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
    this.#hurry(now);
  }

  /** The real courier asks for the words of deliveries: it is about to send those that are worth telling. */
  composes(ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.deliveries.get(id);
      if (known?.status === "pending" && this.#isOver(id, known)) known.status = "suppressed";
    }
  }

  /** The real courier has sent a message, and was answered. `took`: the other side has it. */
  sends(ids: readonly string[], plain: boolean, now: number, outcome: Outcome, took: boolean): void {
    const carried = ids.flatMap((id) => this.#carried(id, now));
    if (this.#isOff) this.wrong.push(`${ids[0]} is sent to a target that is switched off`);
    if (now < this.#notBefore)
      this.wrong.push(`${ids[0]} is sent ${this.#notBefore - now} ms too early for its target`);
    const single = isSingle(carried[0]?.kind);
    if (single && carried.length > 1) this.wrong.push(`${ids[0]} is not sent by itself`);
    if (!single && now < this.#gatherUntil)
      this.wrong.push(`${ids[0]} is sent ${this.#gatherUntil - now} ms before it is gathered`);
    if (carried.some(({ malformed }) => malformed !== plain)) this.wrong.push(`${ids[0]} is sent in the wrong form`);
    const left = [...this.deliveries].filter(([id, { kind, status, dueBy, malformed }]) => {
      if (single || kind !== carried[0]?.kind) return false;
      return status === "pending" && dueBy <= now && malformed === plain && !ids.includes(id);
    });
    for (const [id] of left) this.wrong.push(`${id} is left out of a message`);
    this.#notBefore = Math.max(this.#notBefore, now + PACE);
    for (const known of carried) this.#ends(known, now, outcome, took);
    const [leader] = carried;
    if (leader !== undefined && outcome.kind === "sent" && ["alert", "escalation"].includes(leader.kind)) {
      leader.alone = carried.every(({ chatId }) => chatId === leader.chatId);
    }
    this.#remembers(carried, single, now, outcome);
  }

  #carried(id: string, now: number): readonly Known[] {
    const known = this.deliveries.get(id);
    if (known === undefined) this.wrong.push(`${id} is sent, but was never recorded`);
    else if (known.status !== "pending") this.wrong.push(`${id} is sent, but is ${known.status} already`);
    else if (now < known.dueAt) this.wrong.push(`${id} is sent ${known.dueAt - now} ms before it is due`);
    return known === undefined ? [] : [known];
  }

  #ends(known: Known, now: number, outcome: Outcome, took: boolean): void {
    known.attempts += 1;
    if (took) known.told += 1;
    const due = (at: number) => Object.assign(known, { dueAt: at, dueBy: at });
    if (outcome.kind === "sent" || outcome.kind === "dead") known.status = outcome.kind;
    else if (outcome.kind === "out-of-order") due(now);
    else if (outcome.kind === "malformed") {
      if (known.malformed) known.status = "dead";
      known.malformed = true;
      due(now);
    } else if (outcome.waitUntil !== undefined) due(outcome.waitUntil);
    else {
      const wait = WAITS[known.chosen];
      known.chosen += 1;
      if (wait === undefined) known.status = "dead";
      else due(now + wait);
    }
  }

  #remembers(carried: readonly Known[], single: boolean, now: number, outcome: Outcome): void {
    const again = carried.filter(({ status }) => status === "pending").map(({ dueAt }) => dueAt);
    if (!single) this.#gatherUntil = Math.min(now + WINDOW, again.length === 0 ? now + WINDOW : Math.max(...again));
    if (outcome.kind === "retry") this.#notBefore = Math.max(this.#notBefore, outcome.waitUntil ?? 0);
    if (outcome.kind === "out-of-order") this.#isOff = true;
    if (outcome.kind === "sent" && this.#failing) this.#hurry(now);
    if (outcome.kind === "sent") this.#failing = false;
    if (outcome.kind === "retry" || outcome.kind === "out-of-order") this.#failing = true;
  }

  /** What waits after a failure may be due now. */
  #hurry(now: number): void {
    for (const known of this.deliveries.values()) {
      if (known.attempts > 0) known.dueAt = Math.min(known.dueAt, now);
    }
  }
}
