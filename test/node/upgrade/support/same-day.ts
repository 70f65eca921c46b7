import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Installation } from "./installation.ts";
import { messagesAt, toldBy } from "./messages.ts";
import type { Version } from "./versions.ts";
import type { Work } from "./work.ts";

const MINUTE = 60_000;
const PATIENCE = 5_000;

/** Where the new Worker comes back on the day on which it was taken back. */
interface Stage {
  readonly site: Installation;
  readonly work: Work;
  readonly released: Version;
  readonly newest: Version;
}

const missed = { disposition: "missed", slaStatus: "missedAfterSLA" } as const;

/**
 * What the released Worker leaves behind that can only go wrong while it is fresh. A later change that could be confused
 * by what version 0.1 does to its rows adds that here.
 */
export function theNewWorkerComesBack(staged: () => Stage): void {
  describe("and the new Worker takes over again, on the same day", () => {
    let stage: Stage;
    let names: Readonly<Record<"untold" | "next", string>>;
    let before: readonly string[];
    /** Ids of rows of a version that is newer still. */
    let unknown: readonly string[];

    const told = (what: string) => toldBy(messagesAt(stage.site)).filter((one) => one === what).length;

    beforeAll(async () => {
      stage = staged();
      const { site, work, released, newest } = stage;
      names = { untold: work.name(31), next: work.name(32) };
      before = toldBy(messagesAt(site));
      // The last look for what is pending in vain was a day ago.
      await site.moveTo(work.clock("38:00"));
      // It was dead by the new Worker's account, in a message; the released one makes it pending again.
      await site.ask("/targets/sales-slack/off", { method: "POST" });
      await site.ask(`/deliveries/130-${work.id(25)}-alert-1-sales-slack/retry`, { method: "POST" });
      await site.settle(["sales-slack"]);
      expect(site.faults()).toEqual([]);
      // Sent, and D1 does not take it.
      await site.query(`CREATE TRIGGER refuse BEFORE UPDATE OF status ON deliveries
        WHEN NEW.status = 'sent' AND NEW.chat_id = ${work.id(31)} BEGIN SELECT RAISE(ABORT, 'refused'); END`);
      await work.closes(31, { ...missed, lastQueueName: "Returns" });
      await until(() => told(`returns ${names.untold}`) > 0);
      await until(() => site.faults().some((line) => line.includes('"event":"settle"')));
      await site.deploy(newest);
      await site.query("DROP TRIGGER refuse");
      unknown = [`130-${work.id(8)}-fax-1-returns`, `130-${work.id(8)}-alert-9-returns`];
      await site.query(`INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
        VALUES ('${unknown[0]}', ${work.id(8)}, 130, 'fax', 'returns', '["missed"]', 'pending', ${site.now()}, 1),
          ('${unknown[1]}', ${work.id(8)}, 130, 'alert', 'returns', '["angry"]', 'pending', ${site.now()}, 1)`);
      await site.ask("/targets/sales-slack/on", { method: "POST" });
      await work.closes(32, { ...missed, lastQueueName: "Returns" });
      for (let minutes = 0; minutes < 4; minutes += 1) {
        await site.moveTo(site.now() + MINUTE);
        await site.cron();
        await wait(200);
      }

      return async () => {
        await site.query("DELETE FROM set_aside");
        await site.query(`DELETE FROM deliveries WHERE id IN ('${unknown.join("', '")}')`);
        await site.deploy(released);
      };
    });

    it("what was sent by hand again waits no longer in its message, which has ended: it is resolved by now", async () => {
      const id = `130-${stage.work.id(25)}-alert-1-sales-slack`;
      const [row] = await stage.site.query(`SELECT status, message, json_array_length(earlier_messages) AS earlier
        FROM deliveries WHERE id = '${id}'`);
      expect(row).toEqual({ status: "suppressed", message: null, earlier: 1 });
    });

    it("what the released Worker has sent, and D1 was not told, is not sent again", async () => {
      const id = `130-${stage.work.id(31)}-alert-1-returns`;
      const [row] = await stage.site.query(`SELECT status FROM deliveries WHERE id = '${id}'`);
      expect(row?.status).toBe("sent");
      expect(told(`returns ${names.untold}`)).toBe(1);
    });

    it("what it can not read is named, and stops nothing else", async () => {
      const rows = await stage.site.query("SELECT id, code FROM set_aside WHERE target = 'returns' ORDER BY id");
      expect(rows).toEqual(unknown.toSorted().map((id) => ({ id, code: "unreadable" })));
      expect(told(`returns ${names.next}`)).toBe(1);
      expect(await stage.site.query(`SELECT status FROM deliveries WHERE id = '${unknown[1]}'`)).toEqual([
        { status: "pending" },
      ]);
    });

    it("pages on which it would stand can be read", async () => {
      const { site, work } = stage;
      const paths = ["/deliveries.json", `/deliveries.json?chat=${work.name(8)}`, `/chats/${work.name(8)}`, "/"];
      const answers = await Promise.all(paths.map((path) => site.ask(path, { headers: { Accept: "text/html" } })));
      expect(answers.map(({ status }, index) => [paths[index], status])).toEqual(paths.map((path) => [path, 200]));
    });

    it("what the quarantine took is counted on", async () => {
      const rows = await stage.site.query("SELECT day FROM quarantine_days");
      expect(rows.length).toBeGreaterThan(0);
    });

    it("nobody was told anything else, and nothing went wrong", async () => {
      const more = [...toldBy(messagesAt(stage.site))];
      for (const one of before) more.splice(more.indexOf(one), 1);
      const { untold, next } = names;
      expect(more.toSorted()).toEqual([`returns ${untold}`, `returns ${next}`]);
      expect(stage.site.faults()).toEqual([]);
    });
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !isSo(); await wait(20)) {
    if (Date.now() > end) throw new Error("it did not come to that");
  }
}
