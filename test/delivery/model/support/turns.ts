import type { DeliveryKind } from "../../../../src/alerts/delivery.ts";

/** Counts, for each kind of which something is due, how many messages of each other kind went before it. */
export class Turns {
  readonly #passed = new Map<DeliveryKind, Map<DeliveryKind, number>>();

  /** A message of this kind went while these kinds had something due; what of it was not fair. */
  sent(kind: DeliveryKind, ready: readonly DeliveryKind[]): readonly string[] {
    const wrong: string[] = [];
    for (const known of [...this.#passed.keys()]) if (!ready.includes(known)) this.#passed.delete(known);
    this.#passed.delete(kind);
    for (const other of ready) {
      if (other === kind) continue;
      const counts = this.#passed.get(other) ?? new Map<DeliveryKind, number>();
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      this.#passed.set(other, counts);
      if ((counts.get(kind) ?? 0) > 1) wrong.push(`a ${other} is due, and two messages of ${kind} go before it`);
    }
    return wrong;
  }

  /** A message of this kind went because somebody asked for it: its kind has had its turn. */
  sentNow(kind: DeliveryKind): void {
    this.#passed.delete(kind);
  }

  forget(): void {
    this.#passed.clear();
  }
}
