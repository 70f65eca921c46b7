import type { Outcome } from "../../src/channels/channel.ts";
import { WAITS } from "../../src/delivery/waits.ts";

/** What is known of one delivery without asking the courier: the rules of DESIGN, on paper. */
interface Known {
  readonly chatId: number;
  dueAt: number;
  attempts: number;
  /** Attempts after which we chose the wait ourselves. */
  chosen: number;
  status: "pending" | "sent" | "dead" | "suppressed";
  /** The other side has it, as far as it can be known. */
  told: number;
}

/** The least time between two messages, in milliseconds. */
const PACE = 1_000;

/** A courier on paper: it is shown what the real one does, and says what of it was wrong. */
export class Model {
  readonly deliveries = new Map<string, Known>();
  readonly wrong: string[] = [];
  readonly #spam = new Set<number>();
  #notBefore = 0;

  recorded(id: string, chatId: number, dueAt: number): void {
    this.deliveries.set(id, { chatId, dueAt, attempts: 0, chosen: 0, status: "pending", told: 0 });
  }

  markedAsSpam(chatId: number): void {
    this.#spam.add(chatId);
  }

  /** The real courier asks for the words of a delivery: it is about to send it. */
  composes(id: string): void {
    const known = this.deliveries.get(id);
    if (known !== undefined && known.status === "pending" && this.#spam.has(known.chatId)) known.status = "suppressed";
  }

  /** The real courier has sent it, and was answered. `took`: the other side has the message. */
  sends(id: string, now: number, outcome: Outcome, took: boolean): void {
    const known = this.deliveries.get(id);
    if (known === undefined) return void this.wrong.push(`${id} is sent, but was never recorded`);
    if (known.status !== "pending") this.wrong.push(`${id} is sent, but is ${known.status} already`);
    if (now < known.dueAt) this.wrong.push(`${id} is sent ${known.dueAt - now} ms before it is due`);
    if (now < this.#notBefore) this.wrong.push(`${id} is sent ${this.#notBefore - now} ms too early for its target`);
    this.#notBefore = Math.max(this.#notBefore, now + PACE);
    known.attempts += 1;
    if (took) known.told += 1;
    if (outcome.kind !== "retry") known.status = outcome.kind;
    else if (outcome.waitUntil !== undefined) {
      known.dueAt = outcome.waitUntil;
      this.#notBefore = Math.max(this.#notBefore, outcome.waitUntil);
    } else {
      const wait = WAITS[known.chosen];
      known.chosen += 1;
      if (wait === undefined) known.status = "dead";
      else known.dueAt = now + wait;
    }
  }
}
