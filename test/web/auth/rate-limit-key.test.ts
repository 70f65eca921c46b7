import { expect, it } from "vitest";
import { rateLimitKey } from "../../../src/web/auth/refuse-attempt.ts";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
  ["2001:db8:1:2::9", "2001:db8:1:2::"],
  ["2001:db8:1:3::9", "2001:db8:1:3::"],
  ["nonsense", "unknown"],
  ["", "unknown"],
])("attempts from %j count as those of %s", (address, who) => {
  expect(rateLimitKey(new Request("https://alerts.example/", { headers: { "CF-Connecting-IP": address } }))).toBe(who);
});
