import { beforeAll, describe, expect, it } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, LINK_SECRET, ORIGIN, posted, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { filled, METHODS, ROUTES } from "./support/who-may.ts";

nobodyDelivers();

beforeAll(async () => {
  await stored(chatBody(101, { disposition: "missed" }));
});

const BROWSER = { Accept: "text/html" };

function expectAll({ headers, status }: Response): void {
  expect(status).toBeGreaterThanOrEqual(200);
  const hsts = /^max-age=(\d+)$/.exec(headers.get("Strict-Transport-Security") ?? "");
  expect(Number(hsts?.[1])).toBeGreaterThanOrEqual(31_536_000);
  expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
  for (const feature of ["camera", "microphone", "geolocation", "payment", "usb", "fullscreen"]) {
    expect(headers.get("Permissions-Policy")?.split(", ")).toContain(`${feature}=()`);
  }
  expect(headers.get("Permissions-Policy")).not.toMatch(/\*|self/);
  expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("X-Robots-Tag")).toBe("noindex");
  expect(headers.get("Referrer-Policy")).toMatch(/^(no-referrer|same-origin)$/);
  expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  expect(headers.get("Cache-Control")).toContain("no-store");
}

const asked = ROUTES.flatMap(({ path }) => METHODS.map((method) => ({ method, path })));

describe("a page with a signed link in its address", () => {
  it.each(["/chats/130/101", "/alerts/130/101/claim", "/alerts/130/101/resolve", "/deliveries/130-101-alert-1-slack"])(
    "sends no referrer at all, over or not, whoever opens it: %s",
    async (path) => {
      for (const [expires, status] of [
        [Date.now() + 60_000, 200],
        [Date.now() - 60_000, 401],
      ] as const) {
        const link = ORIGIN + (await signLink(LINK_SECRET, path, "slack", expires));
        const { response } = await direct(new Request(link, { headers: BROWSER }), {});
        expect([response.status, response.headers.get("Referrer-Policy")]).toEqual([status, "no-referrer"]);
        const person = await direct(new Request(link, { headers: { ...BROWSER, ...ADMIN } }), {});
        expect([person.response.status, person.response.headers.get("Referrer-Policy")]).toEqual([200, "no-referrer"]);
      }
    },
  );
});

describe("every answer carries what every site should send", () => {
  it.each(asked)("$method $path", async ({ method, path }) => {
    for (const exists of [true, false]) {
      for (const headers of [{}, BROWSER, ADMIN, { ...ADMIN, ...BROWSER, "Sec-Fetch-Site": "same-origin" }]) {
        const request = new Request(ORIGIN + filled(path, exists), { method, headers, redirect: "manual" });
        expectAll((await direct(request, {})).response);
      }
    }
  });

  it.each([
    ["a webhook that is stored", () => posted(chatBody(5)), {}],
    ["a webhook that is none", () => posted("{}"), {}],
    ["a webhook with a wrong secret", () => posted("{}", "?secret-key=x"), {}],
    ["a fault", () => new Request(`${ORIGIN}/chats`, { headers: ADMIN }), { DB: {} }],
    ["a database that is down", () => posted(chatBody(6)), { DB: {} }],
    ["wrong settings", () => new Request(`${ORIGIN}/chats`), { LINK_DAYS: "soon" }],
    [
      "the redirect to the one chat",
      () => new Request(`${ORIGIN}/chats/101`, { headers: ADMIN, redirect: "manual" }),
      {},
    ],
  ])("%s", async (_, request, changes) => {
    expectAll((await direct(request(), changes)).response);
  });
});
