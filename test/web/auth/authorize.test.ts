import { type IRequest, Router } from "itty-router";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config/config.ts";
import { requireFollower, requireReader, requireSupervisor } from "../../../src/web/auth/authorize.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import type { Context } from "../../../src/web/request/context.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const ADMIN_TOKEN = "admin-secret-of-32-characters-or-more";
const LINK_SECRET = "link-secret-of-32-characters-or-more";
const settings = readConfig({
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN,
  LINK_SECRET,
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
});

function untouched(): never {
  throw new Error("a guard needs none of this");
}

const links = {
  read: async () => ({ origin: null, secret: null, since: null, revocations: new Map() }),
  ...{ make: untouched, revoked: untouched },
};

const CONTEXT: Context = {
  ...{ settings, given: { vars: [], secrets: [] }, webhookSecrets: [], adminToken: ADMIN_TOKEN },
  ...{
    openDatabase: untouched,
    openCopy: untouched,
    links,
    getText: async () => null,
    getJson: async () => null,
    allowAttempt: untouched,
    countsTries: true,
    now: () => NOW,
  },
  ...{ after: untouched, wake: untouched, retry: untouched, retryDead: untouched, switchOn: untouched },
  ...{ test: untouched, log: untouched, limits: { usedUp: untouched }, mayLookAfterCron: () => false },
};

const done = async () => new Response("done");
const router = Router<IRequest, [Context], Response>()
  .all("/readers", requireReader(done))
  .all("/followers", requireFollower(done))
  .all("/supervisors", requireSupervisor(done));

async function byLink(path: string, method: string): Promise<number> {
  const link = await signLink(LINK_SECRET, path, "slack", NOW + 1_000);
  return (await router.fetch(new Request(`https://alerts.example${link}`, { method }), CONTEXT)).status;
}

describe("a link", () => {
  it("is for looking, but where its path is to follow up", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await byLink("/readers", method)).toBe(401);
      expect(await byLink("/followers", method)).toBe(200);
    }
    for (const path of ["/readers", "/followers"]) expect(await byLink(path, "GET")).toBe(200);
  });

  it("is a stranger's to what is for supervisors", async () => {
    for (const method of ["GET", "POST"]) expect(await byLink("/supervisors", method)).toBe(401);
  });
});
