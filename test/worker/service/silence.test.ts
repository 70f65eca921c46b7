import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, post, posted, SECRET } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

afterEach(() => vi.restoreAllMocks());

/** What must not be said: secrets, what stands in bodies, what faults say inside. */
const SECRETS = ["test-admin-token-of-32-characters", SECRET, "hooks.slack.test", "XXXX", "very-secret-key"];
const CONTENTS = ["John Russell", "Jane Smith", "Could you help me?", "123456789", "john.russell", "secret-key"];
const INSIDE = ["inside words"];

const METHODS = ["log", "info", "warn", "error", "debug"] as const;

it("nothing that is written to the log tells a secret, a body, a name or a URL that holds one", async () => {
  const spies = METHODS.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  const fails = async () => {
    throw new Error(`inside words ${SECRET} John Russell\n    at once`);
  };
  const broken = {
    TRANSCRIPTS: but(env.TRANSCRIPTS, { put: fails, get: fails }),
    COURIER: but(env.COURIER, { getByName: () => ({ wake: fails }) }),
  };
  const missed = { disposition: "missed" };
  await post(chatBody(1));
  await post(chatBody(1, missed));
  await post(chatBody(1), "?secret-key=John%20Russell");
  await post(`{"chatId":"John Russell"}`);
  await post("Jane Smith: Could you help me?".repeat(400_000));
  const key = { VCC_ENCRYPTION_KEY: "very-secret-key" };
  await direct(posted(btoa(chatBody(2)), `?secret-key=${SECRET}&iv=John`), key);
  await (await direct(posted(chatBody(3, missed)), broken)).rest;
  const DB = faultyDatabase(env.DB, { failures: 99, message: `inside words ${SECRET}` }).d1;
  await direct(posted(chatBody(4)), { DB });
  await direct(new Request(`${ORIGIN}/chats/130/1`, { headers: ADMIN }), { DB });
  await direct(posted(chatBody(5)), { DB: undefined });
  await direct(posted(chatBody(5)), { LOCALE: "John Russell" });
  await get("/chats/130/1?secret-key=x");
  const said = spies.flatMap((spy) => spy.mock.calls).map((call) => call.join(" "));
  expect(said.length).toBeGreaterThanOrEqual(10);
  for (const line of said)
    for (const word of [...SECRETS, ...CONTENTS, ...INSIDE])
      expect(line.includes(word), `${word} in ${line}`).toBe(false);
});
