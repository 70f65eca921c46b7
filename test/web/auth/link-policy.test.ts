import { describe, expect, it } from "vitest";
import { usesSignedLinks } from "../../../src/web/auth/link-policy.ts";

describe("links are signed, and those that are open something", () => {
  const also = (...ways: ("links" | "tokens")[]) => ({ also: new Set(ways) });

  it.each<[number, { also: ReadonlySet<"links" | "tokens"> } | null, boolean]>([
    [7, null, true],
    [0, null, false],
    [7, also(), false],
    [7, also("tokens"), false],
    [7, also("links"), true],
    [7, also("links", "tokens"), true],
    [0, also("links"), false],
  ])("for %i days, with Cloudflare Access %j: %j", (linkDays, cloudflareAccess, uses) => {
    expect(usesSignedLinks({ linkDays, cloudflareAccess })).toBe(uses);
  });
});
