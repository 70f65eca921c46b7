import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { followUp } from "../../../src/followup/follow-up.ts";
import { ingest } from "../../../src/intake/intake.ts";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { actorBy } from "../../alerts/support/actors.ts";
import { READING } from "../../support/reading.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const db = openDatabase(env.DB, new AbortController().signal);
const SETTINGS = {
  encryption: null,
  reading: READING,
  requireEncryption: false,
  slaWords: { breached: new Set<string>(), met: new Set<string>() },
  routing: { rules: [], hours: new Map(), defaults: ["slack"], tooOldDays: 25 },
};

function takes(count: number, by: Database) {
  const conversation = Array.from({ length: count }, () => ({ from: "Visitor", message: "Hello?" }));
  const chat = { projectId: 130, chatId: 1, disposition: "lost", conversation };
  return ingest(new TextEncoder().encode(JSON.stringify(chat)), "", SETTINGS, by, [], Date.now());
}

/** Somebody calls back just before the first write, when what is written is decided already. */
function resolvedMeanwhile(): Database {
  let isResolved = false;
  return {
    async batch(statements) {
      if (!isResolved && statements.some(({ sql }) => sql.startsWith("UPDATE chats"))) {
        isResolved = true;
        const who = { actor: actorBy("Jane", "token") };
        const following = {
          targets: [],
          eventTargets: [],
          stepsFrom: () => [],
          openingsFrom: () => [],
          remindersFrom: () => [],
        };
        const act = { action: "resolve", outcome: "called-back", note: null } as const;
        await followUp(db, [{ projectId: 130, chatId: 1 }], act, who, following, Date.now());
      }
      return db.batch(statements);
    },
  };
}

it("a customer who writes again is told of, though the alert is resolved while that is written", async () => {
  await takes(1, db);
  expect(await takes(2, resolvedMeanwhile())).toMatchObject({ recorded: { targets: ["slack"] } });
  const alert = env.DB.prepare("SELECT state, number FROM alerts");
  expect(await alert.first()).toEqual({ state: "open", number: 2 });
});
