import { describe, expect, it } from "vitest";
import { router } from "../../src/router.ts";
import { EXPORTS, PAGES } from "../browser/support/pages.ts";

/** The route that takes a GET of the path, as the router finds it. */
function routeOf(path: string): string | undefined {
  const { pathname } = new URL(path, "https://alerts.example.com");
  const found = router.routes.find(([method, pattern]) => method === "GET" && pattern.test(pathname));
  return found?.[3];
}

describe("the list of pages", () => {
  it("has every path that the router answers to a GET, as a page or as an export", () => {
    const listed = new Set([...PAGES.map(({ path }) => path), ...EXPORTS].map(routeOf));
    const routes = router.routes.filter(([method]) => method === "GET").map(([, , , path]) => path);
    expect(routes.filter((path) => !listed.has(path))).toEqual([]);
  });

  it("calls each by a name of its own", () => {
    expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
  });
});
