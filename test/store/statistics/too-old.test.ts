import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { storedEnd } from "../../../src/locale/recorded-text.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { readTooOld } from "../../../src/store/statistics/backlog.ts";
import { CREATED, recordDelivery } from "../../worker/support/deliveries.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(60_000));
const SENTENCE = "too old: closed more than 25 days before it came in";
const { code, args } = storedEnd({ code: "too-old", days: 25 });
const PERIOD = { from: CREATED - 1, to: CREATED + 1 };

interface End {
  readonly note: string | null;
  readonly code?: string;
  readonly codeAt?: number;
  readonly status?: string;
}

const ENDED_AT = CREATED + 5;

async function suppressed(chat: number, { note, code, codeAt = ENDED_AT, status = "suppressed" }: End): Promise<void> {
  const id = await recordDelivery(chat, { status, note, ended_at: ENDED_AT });
  if (code === undefined) return;
  const coded = env.DB.prepare("UPDATE deliveries SET code = ?, args = ?, code_at = ? WHERE id = ?");
  await coded.bind(code, args, codeAt, id).run();
}

const counted = async () => (await readTooOld(db, PERIOD, 10)).keys.map(({ chatId }) => chatId).toSorted();

beforeEach(() => env.DB.prepare("DELETE FROM deliveries").run());

describe("what was too old for an alert of its own", () => {
  it("is known by its code, whatever its sentence, and by the sentence where an older version wrote it", async () => {
    await suppressed(1, { note: SENTENCE });
    await suppressed(2, { note: SENTENCE, code });
    await suppressed(3, { note: null, code });
    await suppressed(4, { note: "another sentence", code });
    expect(await counted()).toEqual([1, 2, 3, 4]);
    expect(await readTooOld(db, PERIOD, 2)).toMatchObject({ count: 4, keys: [{}, {}] });
  });

  it("is nothing that ended otherwise, or is not over", async () => {
    await suppressed(1, { note: "expired", code: "expired" });
    await suppressed(2, { note: SENTENCE, code: "expired" });
    await suppressed(3, { note: SENTENCE, status: "sent" });
    await suppressed(4, { note: "marked as spam since" });
    expect(await counted()).toEqual([]);
  });

  it("is told by the sentence alone where an older version has written it since: its code is void", async () => {
    await suppressed(1, { note: SENTENCE, code: "expired", codeAt: ENDED_AT - 1 });
    await suppressed(2, { note: "marked as spam since", code, codeAt: ENDED_AT - 1 });
    expect(await counted()).toEqual([1]);
  });

  it("is found by the index alone, for older versions too", async () => {
    await Promise.all([1, 2, 3].map((chat) => suppressed(chat, { note: SENTENCE, code })));
    await Promise.all([4, 5, 6].map((chat) => suppressed(chat, { note: "expired", code: "expired" })));
    const older = `SELECT chat_id FROM deliveries INDEXED BY too_old WHERE created_at >= ? AND created_at < ?
      AND kind = 'alert' AND status = 'suppressed' AND note GLOB 'too old: *' ORDER BY created_at DESC LIMIT 9`;
    const { results } = await env.DB.prepare(older).bind(PERIOD.from, PERIOD.to).all();
    expect(results).toHaveLength(3);
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${older}`).bind(PERIOD.from, PERIOD.to).all();
    expect(JSON.stringify(plan.results)).toContain("too_old (created_at>? AND created_at<?)");
  });
});
