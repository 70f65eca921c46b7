import { describe, expect, it } from "vitest";
import { accessOf } from "../../src/web/access.ts";
import { signLink } from "../../src/web/links.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const SECRETS = { adminToken: "token", linkSecrets: ["secret"] };
const URL_OF_CHAT = "https://alerts.example/chats/130/101";

function asking(authorization: string) {
  return new Request(URL_OF_CHAT, { headers: { Authorization: authorization } });
}

describe("who may see", () => {
  it("is whoever has the admin token, whatever the case of Bearer", async () => {
    expect(await accessOf(asking("Bearer token"), SECRETS, NOW)).toEqual({ kind: "admin" });
    expect(await accessOf(asking("bearer token"), SECRETS, NOW)).toEqual({ kind: "admin" });
  });

  it.each(["Bearer toke", "Bearer tokens", "Bearer Token", "Bearer", "Bearer ", "Basic token", "token", ""])(
    "is nobody with %j",
    async (authorization) => {
      expect(await accessOf(asking(authorization), SECRETS, NOW)).toEqual({ kind: "stranger" });
    },
  );

  it.each([undefined, ""])("is nobody while the admin token is %j", async (adminToken) => {
    for (const given of ["Bearer ", "Bearer undefined", 'Bearer ""', ""])
      expect(await accessOf(asking(given), { ...SECRETS, adminToken }, NOW)).toEqual({ kind: "stranger" });
  });

  it("is whoever holds a genuine link for this path, and is told when it has expired", async () => {
    const search = (await signLink("secret", "/chats/130/101", "ops", NOW + 1000)).split("?")[1];
    const request = new Request(`${URL_OF_CHAT}?${search}`);
    expect(await accessOf(request, SECRETS, NOW)).toEqual({ kind: "link", target: "ops", expiresAt: NOW + 1000 });
    expect(await accessOf(request, SECRETS, NOW + 1000)).toEqual({ kind: "expired" });
    const elsewhere = new Request(`https://alerts.example/chats/130/102?${search}`);
    expect(await accessOf(elsewhere, SECRETS, NOW)).toEqual({ kind: "stranger" });
  });

  it.each(["POST", "PUT", "DELETE"])("lets no link do more than look: not %s", async (method) => {
    const link = await signLink("secret", "/chats/130/101", "ops", NOW + 1000);
    const request = new Request(`https://alerts.example${link}`, { method });
    expect(await accessOf(request, SECRETS, NOW)).toEqual({ kind: "stranger" });
  });
});
