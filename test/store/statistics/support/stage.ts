import { env } from "cloudflare:workers";
import fc from "fast-check";
import { said } from "../../../../src/alerts/stored-code.ts";
import { followUp } from "../../../../src/followup/follow-up.ts";
import { followUpSettings } from "../../../../src/followup/settings.ts";
import { ingest } from "../../../../src/intake/intake.ts";
import { expire } from "../../../../src/privacy/retention.ts";
import { keepFigures } from "../../../../src/statistics/compute.ts";
import { type Database, openDatabase, StoreUnavailable } from "../../../../src/store/database.ts";
import { reassign } from "../../../../src/store/deliveries/reassign.ts";
import { requeue } from "../../../../src/store/deliveries/resend.ts";
import { settleStatements } from "../../../../src/store/deliveries/settle.ts";
import { eraseStatements } from "../../../../src/store/privacy/erase.ts";
import { actorBy } from "../../../alerts/support/actors.ts";
import { READING } from "../../../support/reading.ts";
import { but } from "../../../worker/support/direct.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const PLAYED = { note: "played", ...said("played") };
const RETENTION = 20;
const ZONES = ["UTC", "Europe/Budapest", "America/New_York", "Asia/Kolkata"] as const;
const JANE = { actor: actorBy("jane.smith@example.com", "access") };
const NO_FOLLOWING = followUpSettings({ targets: new Map(), routing: { rules: [], hours: new Map() } });

/** The answer is lost after the commit; the run is killed before one of its round trips. */
type Fault = "lost" | 0 | 1 | 2 | null;

export type Move =
  | {
      readonly kind: "arrive";
      readonly disposition: string;
      readonly queue: string | null;
      readonly agent: number;
      readonly contact: number;
    }
  | {
      readonly kind: "revise";
      readonly chat: number;
      readonly disposition: string;
      readonly queue: string | null;
      readonly fault: Fault;
    }
  | {
      readonly kind: "act";
      readonly chat: number;
      readonly action: "claim" | "called-back" | "no-need" | "reopen";
      readonly fault: Fault;
    }
  | { readonly kind: "settle"; readonly delivery: number; readonly status: "sent" | "dead" }
  | { readonly kind: "again"; readonly delivery: number }
  | { readonly kind: "hand-over"; readonly target: number }
  | { readonly kind: "erase"; readonly chat: number; readonly fault: Fault }
  | { readonly kind: "expire" }
  | { readonly kind: "cron"; readonly fault: Fault }
  | { readonly kind: "overlap" }
  /** A quarter of an hour ends and is computed. */
  | { readonly kind: "quarter" }
  | { readonly kind: "zone"; readonly zone: string }
  | { readonly kind: "pass"; readonly time: number };

const queue = fc.constantFrom("Sales", "Support", "'; DROP TABLE chats; --", null);
const disposition = fc.constantFrom("lost", "missed", "answered", "lost");
const fault = fc.constantFrom<Fault>(null, null, "lost");
const runFault = fc.constantFrom<Fault>(null, null, null, "lost", 0, 1, 2);
const one = fc.nat(1_000);

function weighted(weight: number, arbitrary: fc.Arbitrary<Move>) {
  return { weight, arbitrary };
}

export const moves: fc.Arbitrary<Move> = fc.oneof(
  weighted(8, fc.record({ kind: fc.constant("arrive"), disposition, queue, agent: fc.nat(3), contact: fc.nat(5) })),
  weighted(3, fc.record({ kind: fc.constant("revise"), chat: one, disposition, queue, fault })),
  weighted(
    6,
    fc.record({
      kind: fc.constant("act"),
      chat: one,
      action: fc.constantFrom("claim", "called-back", "no-need", "reopen"),
      fault,
    }),
  ),
  weighted(3, fc.record({ kind: fc.constant("settle"), delivery: one, status: fc.constantFrom("sent", "dead") })),
  weighted(1, fc.record({ kind: fc.constant("again"), delivery: one })),
  weighted(1, fc.record({ kind: fc.constant("hand-over"), target: fc.nat(1) })),
  weighted(3, fc.record({ kind: fc.constant("erase"), chat: one, fault })),
  weighted(1, fc.record({ kind: fc.constant("expire") })),
  weighted(5, fc.record({ kind: fc.constant("cron"), fault: runFault })),
  weighted(2, fc.record({ kind: fc.constant("overlap") })),
  weighted(10, fc.record({ kind: fc.constant("quarter") })),
  weighted(1, fc.record({ kind: fc.constant("zone"), zone: fc.constantFrom(...ZONES) })),
  weighted(
    4,
    fc.record({
      kind: fc.constant("pass"),
      time: fc.constantFrom(MINUTE, 5 * MINUTE, 14 * MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 4 * DAY),
    }),
  ),
);

/** An installation on a clock of its own, with what can happen to it. */
export interface Stage {
  readonly db: Database;
  readonly begun: number;
  readonly now: number;
  readonly zone: string;
  make(move: Move): Promise<void>;
}

const TABLES = ["chats", "revisions", "rest", "alerts", "follow_ups", "deliveries", "audit", "expiries", "erasures"];
const FIGURES = ["figures_quarters", "figures_days", "figures_marks", "figures_progress", "figures_ledger"];

export async function playing(play: (stage: Stage) => Promise<void>): Promise<void> {
  const tables = [...TABLES, ...FIGURES, "stale_copies", "outages", "sights"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  await play(new Playing());
}

class Playing implements Stage {
  readonly db = openDatabase(env.DB, new AbortController().signal);
  readonly begun = Date.parse("2031-03-20T10:07:00Z");
  now = this.begun;
  zone = "UTC";
  #chats = 0;

  /** D1 as a fault leaves it. */
  #faulty(fault: Fault): Database {
    if (fault === null) return this.db;
    let batches = 0;
    if (fault !== "lost") {
      return {
        batch: (statements) => {
          batches += 1;
          return batches > fault ? Promise.reject(new StoreUnavailable("killed")) : this.db.batch(statements);
        },
      };
    }
    const batch = async (statements: D1PreparedStatement[]) => {
      batches += 1;
      const results = await env.DB.batch(statements);
      if (batches % 3 !== 1) throw new Error("D1_ERROR: Network connection lost.");
      return results;
    };
    return openDatabase(but(env.DB, { batch }), new AbortController().signal);
  }

  async make(move: Move): Promise<void> {
    // Everything happens at an instant of its own.
    this.now += 7;
    switch (move.kind) {
      case "arrive":
        this.#chats += 1;
        return this.#post(this.#chats, move.disposition, move.queue, move.agent, move.contact, this.db);
      case "revise":
        if (this.#chats === 0) return;
        return this.#post(
          1 + (move.chat % this.#chats),
          move.disposition,
          move.queue,
          move.chat % 4,
          null,
          this.#faulty(move.fault),
        );
      case "act": {
        const act = { claim: { action: "claim" }, reopen: { action: "reopen" } } as const;
        const resolve = (outcome: "called-back" | "no-need") => ({ action: "resolve", outcome, note: null }) as const;
        const { action } = move;
        const wanted = action === "claim" || action === "reopen" ? act[action] : resolve(action);
        const key = { projectId: 7, chatId: 1 + (move.chat % Math.max(1, this.#chats)) };
        await followUp(this.#faulty(move.fault), [key], wanted, JANE, NO_FOLLOWING, this.now);
        return;
      }
      case "settle": {
        const id = await this.#delivery(move.delivery);
        if (id === null) return;
        const nothing = { attempts: [], joined: [], absorbed: [], left: [], code: "sent", args: "{}", end: null };
        const times = { made: 0, version: 1, createdAt: this.now, dueAt: this.now };
        const message = { id: "of the test", kind: "alert", form: "rich", ...times } as const;
        const ended = [{ id, status: move.status, ...PLAYED }];
        await this.db.batch(
          settleStatements("sales", [{ ...nothing, message: { ...message, members: [] }, ended }], this.now),
        );
        return;
      }
      case "again": {
        const id = await this.#delivery(move.delivery);
        if (id !== null) await requeue(this.db, id, this.now);
        return;
      }
      case "hand-over":
        await reassign(this.db, ["slack", "leads"][move.target] ?? "slack", ["heir"], PLAYED, [], this.now);
        return;
      case "erase": {
        const key = { projectId: 7, chatId: 1 + (move.chat % Math.max(1, this.#chats)) };
        await this.#faulty(move.fault).batch(eraseStatements("erasure", [key], this.now));
        return;
      }
      case "expire":
        for (let step = 0; step < 3; step += 1) await expire(this.db, RETENTION, this.now);
        return;
      case "cron":
        this.now += MINUTE;
        await keepFigures(this.#faulty(move.fault), this.zone, this.now).catch((error) => {
          if (!(error instanceof StoreUnavailable)) throw error;
        });
        return;
      case "overlap":
        this.now += MINUTE;
        await Promise.all([
          keepFigures(this.db, this.zone, this.now),
          keepFigures(this.db, this.zone, this.now),
          this.make({ kind: "arrive", disposition: "lost", queue: "Sales", agent: 1, contact: 1 }),
        ]);
        return;
      case "quarter":
        this.now += 20 * MINUTE;
        for (let run = 0; run < 2; run += 1) await this.make({ kind: "cron", fault: null });
        return;
      case "zone":
        this.zone = move.zone;
        return;
      case "pass":
        this.now += move.time;
    }
  }

  async #post(
    chatId: number,
    disposition: string,
    queue: string | null,
    agent: number,
    contact: number | null,
    db: Database,
  ): Promise<void> {
    const said = { message: "Hello", from: "Visitor", date: new Date(this.now - MINUTE).toISOString() };
    const answer = { message: "Yes?", from: `Agent ${agent}`, date: new Date(this.now - MINUTE / 2).toISOString() };
    const chat = {
      ...{ projectId: 7, chatId, disposition, lastQueueName: queue, lastAgentName: `Agent ${agent}` },
      ...(contact === null ? {} : { contactId: contact }),
      conversation: disposition === "answered" ? [said, answer] : [said],
      ticketId: this.now,
    };
    const settings = {
      encryption: null,
      reading: READING,
      requireEncryption: false,
      slaWords: { breached: new Set<string>(), met: new Set<string>() },
    };
    const routing = { rules: [], hours: new Map(), defaults: ["slack", "leads"], tooOldDays: 25 };
    const body = new TextEncoder().encode(JSON.stringify(chat));
    await ingest(body, "", { ...settings, routing }, db, [], this.now);
  }

  /** One of all deliveries; null where there is none. */
  async #delivery(choice: number): Promise<string | null> {
    const { results } = await env.DB.prepare("SELECT id FROM deliveries ORDER BY id").all<{ id: string }>();
    return results.length === 0 ? null : (results[choice % results.length]?.id ?? null);
  }
}
