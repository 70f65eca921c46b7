import { mkdtempSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOurs } from "../bench/build.ts";
import { databaseFile } from "../bench/database-file.ts";
import { answerTo } from "../bench/load.ts";
import { QUESTIONS } from "../bench/scale/requests.ts";
import { onSeededDisk } from "../bench/scale/seeded-disk.ts";
import { removeFolder } from "./support/folder.ts";

const CHATS = 2_100;

describe("the database that the bench fills", () => {
  const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  const statuses = new Map<string, number>();
  let counts: Readonly<Record<string, unknown>> = {};
  let open = 0;

  beforeAll(async () => {
    await onSeededDisk(await buildOurs(disk), disk, CHATS, async (filled) => {
      counts = countsOf(filled.persistence);
      open = filled.seeded.open;
      await filled.with(await buildOurs(disk), async (worker) => {
        const agent = new Agent({ keepAlive: true });
        for (const { name, ask } of QUESTIONS) {
          statuses.set(name, (await answerTo(ask(worker, filled.seeded, 0), agent)).status);
        }
        agent.destroy();
      });
    });
  }, 120_000);
  afterAll(() => removeFolder(disk));

  it("has every chat, each but the erased one with its body", () => {
    expect(counts).toMatchObject({ chats: CHATS, bodies: CHATS - 1, erased: 1 });
  });

  it("has open alerts, claimed ones, and such as ended in every way that they can", () => {
    expect(counts.open).toBe(open);
    expect(open).toBeGreaterThan(50);
    expect(counts.standings).toBe(
      "claimed,open,resolved called-back,resolved came-back,resolved no-need,resolved spam,resolved unreachable",
    );
  });

  it("has deliveries that were sent, that ended dead or suppressed, and that wait", () => {
    expect(counts.statuses).toBe("dead,pending,sent,suppressed");
  });

  it("has a message with an attempt for each that went out", () => {
    expect(counts.untold).toBe(0);
    expect(counts.messages).toBeGreaterThan(200);
    expect(counts.messages).toBe(counts.attempts);
  });

  it("is read by the Worker: it answers everything that is measured with 200", () => {
    expect([...statuses].filter(([, status]) => status !== 200)).toEqual([]);
    expect(statuses.size).toBe(QUESTIONS.length);
  });
});

function countsOf(persistence: string): Readonly<Record<string, unknown>> {
  const db = new DatabaseSync(databaseFile(persistence), { readOnly: true });
  try {
    return {
      ...db
        .prepare(`SELECT (SELECT count(*) FROM chats) AS chats, (SELECT count(*) FROM revisions) AS bodies,
          (SELECT count(*) FROM chats WHERE gone = 'erased') AS erased,
          (SELECT count(*) FROM alerts WHERE state = 'open') AS "open",
          (SELECT group_concat(standing) FROM (SELECT DISTINCT trim(state || ' ' || ifnull(outcome, '')) AS standing
             FROM alerts ORDER BY standing)) AS standings,
          (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM attempts) AS attempts,
          (SELECT count(*) FROM deliveries LEFT JOIN messages ON messages.id = deliveries.message
             WHERE deliveries.status IN ('sent', 'dead') AND messages.status IS NOT deliveries.status) AS untold,
          (SELECT group_concat(status) FROM (SELECT DISTINCT status FROM deliveries ORDER BY status)) AS statuses`)
        .get(),
    };
  } finally {
    db.close();
  }
}
