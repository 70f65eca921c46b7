import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { resolveTarget } from "../../../src/bindings/resolve-target.ts";
import { readConfig } from "../../../src/config/config.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { readDeliveries } from "../../../src/store/deliveries/pending.ts";
import { knowing } from "../../web/auth/support/linking.ts";
import { AUDIENCE } from "../../web/auth/support/team.ts";
import { chatBody, ORIGIN, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const ACCESS = { ACCESS_TEAM_DOMAIN: "our-team", ACCESS_AUD: AUDIENCE, PUBLIC_URL: ORIGIN };

it.each<[object, boolean]>([
  [{}, true],
  [ACCESS, false],
  [{ ...ACCESS, ACCESS_ALSO: ["tokens"] }, false],
  [{ ...ACCESS, ACCESS_ALSO: ["links"] }, true],
  [{ ...ACCESS, ACCESS_ALSO: ["links"], LINK_DAYS: 0 }, false],
])("messages carry signed links only where those open: with %j", async (changes, areSigned) => {
  await stored(chatBody(8, { disposition: "missed" }));
  const db = openDatabase(env.DB, AbortSignal.timeout(5_000));
  const { deliveries } = await readDeliveries(db, ["130-8-alert-1-slack"], []);
  const resolved = resolveTarget(readConfig({ ...env, ...changes }), db, knowing({}), "slack", Date.now);
  if (resolved.kind !== "recipient") throw new Error(resolved.kind);
  const said = JSON.stringify((await resolved.compose(deliveries)).message);
  expect(said).toContain(`${ORIGIN}/chats/130/8`);
  expect(said.includes("sig=")).toBe(areSigned);
});
