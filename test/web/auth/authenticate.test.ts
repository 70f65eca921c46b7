import { describe, expect, it } from "vitest";
import { accessOf } from "../../../src/web/auth/authenticate.ts";
import type { AccessSettings } from "../../../src/web/auth/ports.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { knowing, targetsNamed } from "./support/linking.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const TOKENS = { adminToken: "token", supervisorToken: "seer" };
const LINKING = { linkSecret: "secret", linkSecretPrevious: null, linkDays: 7, targets: targetsNamed("ops") };
const SETTINGS: AccessSettings = { ...TOKENS, ...LINKING, sessionIdle: 1, cloudflareAccess: null };
const ORIGIN = "https://alerts.example";
const CHAT = `${ORIGIN}/chats/130/101`;
const ADMIN = { kind: "person", role: "admin", name: "admin token" };

/** Nothing of this is looked up. */
const PORTS = {
  getJson: async () => null,
  openDatabase: () => {
    throw new Error("this was looked up");
  },
  after: () => {},
  log: () => {},
};

function accessBy(request: Request, settings = SETTINGS, now = NOW) {
  return accessOf(request, settings, { ...PORTS, now: () => now, links: knowing({}) });
}

function asking(authorization: string) {
  return new Request(CHAT, { headers: { Authorization: authorization } });
}

describe("who may see", () => {
  it("is whoever has a token, whatever the case of Bearer, and the audit list can say which", async () => {
    expect(await accessBy(asking("Bearer token"))).toEqual({ ...ADMIN, authMethod: "token" });
    expect(await accessBy(asking("bearer token"))).toEqual({ ...ADMIN, authMethod: "token" });
    const supervisor = { kind: "person", role: "supervisor", name: "supervisor token", authMethod: "token" };
    expect(await accessBy(asking("Bearer seer"))).toEqual(supervisor);
  });

  it.each(["Bearer toke", "Bearer tokens", "Bearer Token", "Bearer", "Bearer ", "Basic token", "token", ""])(
    "is nobody with %j",
    async (authorization) => {
      expect(await accessBy(asking(authorization))).toEqual({ kind: "stranger" });
    },
  );

  it("is nobody by a token that is not set", async () => {
    for (const given of ["Bearer ", "Bearer undefined", 'Bearer ""', ""]) {
      const settings = { ...SETTINGS, adminToken: "", supervisorToken: undefined };
      expect(await accessBy(asking(given), settings)).toEqual({ kind: "stranger" });
    }
  });

  it("is whoever holds a genuine link for this path, and is told when it has expired", async () => {
    const search = (await signLink("secret", "/chats/130/101", "ops", NOW + 1000)).split("?")[1];
    const request = new Request(`${CHAT}?${search}`);
    expect(await accessBy(request)).toMatchObject({ kind: "link", target: "ops", expiresAt: NOW + 1000 });
    expect(await accessBy(request, SETTINGS, NOW + 1000)).toEqual({ kind: "expired" });
    const elsewhere = new Request(`${ORIGIN}/chats/130/102?${search}`);
    expect(await accessBy(elsewhere)).toEqual({ kind: "stranger" });
  });

  it("is no holder of a link where links are switched off", async () => {
    const link = await signLink("secret", "/chats/130/101", "ops", NOW + 1000);
    expect(await accessBy(new Request(ORIGIN + link), { ...SETTINGS, linkDays: 0 })).toEqual({ kind: "stranger" });
  });
});
