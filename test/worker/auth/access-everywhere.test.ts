import { beforeAll, describe, expect, it } from "vitest";
import { ADMINS, ask, FOREIGN_PAGES, LINKS, STRANGERS, SUPERVISORS } from "../support/asking.ts";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { answeredAt, filled, isLooking, METHODS, methodsOf, ROUTES, WHO } from "./support/who-may.ts";

nobodyDelivers();

beforeAll(async () => {
  await stored(chatBody(101, { disposition: "missed" }));
});

it("every route of the router is among those that are asked here, and no other", () => {
  expect(ROUTES.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(WHO).sort());
});

const guarded = ROUTES.filter(({ who }) => who !== "its own check");
const requests = guarded.flatMap((route) => methodsOf(route).map((method) => ({ ...route, method })));

describe.each(requests)("$method $path", ({ method, path, who }) => {
  const there = filled(path, true);

  it.each(Object.entries(STRANGERS))(
    "is 401 to %s, byte for byte the same as for what does not exist",
    async (_, by) => {
      const asked = await ask(method, there, by);
      expect(asked.status).toBe(401);
      expect(asked.body).toBe(method === "HEAD" ? "" : (await ask("GET", "/nothing", by)).body);
      expect(await ask(method, filled(path, false), by)).toEqual(asked);
    },
  );

  it("opens to a link where it may, and never once that has expired", async () => {
    const opens = who === "followers" || (who === "readers" && isLooking(method));
    expect((await ask(method, there, LINKS.valid)).status === 401).toBe(!opens);
    const expired = await ask(method, there, LINKS.expired);
    expect(expired.status).toBe(401);
    expect(expired.body.includes("A link in an alert works for 7 days")).toBe(method !== "HEAD");
  });

  it.each(Object.entries(SUPERVISORS))("opens to %s, unless it is for administrators", async (_, by) => {
    const { status, body } = await ask(method, there, by);
    if (who !== "admins") expect([401, 403]).not.toContain(status);
    else if (method === "HEAD") expect([status, body]).toEqual([403, ""]);
    else expect([status, JSON.parse(body).detail]).toEqual([403, expect.stringContaining("supervisor")]);
  });

  it.each(Object.entries(ADMINS))("opens to %s", async (_, by) => {
    expect([401, 403]).not.toContain((await ask(method, there, by)).status);
  });

  it.each(Object.entries(FOREIGN_PAGES))("changes nothing for %s, with an administrator's cookie", async (_, by) => {
    const { status, body } = await ask(method, there, by);
    if (isLooking(method)) expect([401, 403]).not.toContain(status);
    else expect([status, JSON.parse(body).detail]).toEqual([403, expect.stringContaining("own pages")]);
  });
});

const paths = [...new Set(ROUTES.map(({ path }) => path))].filter((path) => path !== "*");
const wrong = paths.flatMap((path) =>
  METHODS.filter((method) => !answeredAt(path).includes(method)).map((method) => ({ method, path })),
);

describe.each(wrong)("$method $path, which is not answered", ({ method, path }) => {
  it("is 405 to who may ask, with the methods that are, and 401 to strangers", async () => {
    for (const by of [...Object.values(SUPERVISORS), ...Object.values(ADMINS)]) {
      const { status, allow } = await ask(method, filled(path, true), by);
      expect([status, allow?.split(", ")]).toEqual([405, answeredAt(path)]);
    }
    for (const by of [...Object.values(STRANGERS), LINKS.valid, LINKS.expired]) {
      expect((await ask(method, filled(path, true), by)).status).toBe(401);
    }
  });
});
