import { describe, expect, it } from "vitest";
import { isAllowed, readNetwork } from "../../src/intake/allowed-ips.ts";

function allowedBy(entry: string) {
  const network = readNetwork(entry);
  if (network === null) throw new Error(`${entry} is no network`);
  return (address: string | null) => isAllowed(address, [network]);
}

describe("the list of the sender's addresses", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1", "::ffff:192.0.2.1"],
    ["192.0.2.1", "::ffff:c000:201"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["192.0.2.0/24", "192.0.2.255"],
    ["192.0.2.77/24", "192.0.2.1"],
    ["192.0.2.0/24", "::ffff:192.0.2.7"],
    ["::ffff:192.0.2.0/120", "192.0.2.7"],
    ["0.0.0.0/0", "203.0.113.9"],
    ["2001:db8::1", "2001:DB8:0:0::1"],
    ["2001:db8::/32", "2001:db8:ffff::1"],
    ["::/0", "2001:db8::1"],
    [" 192.0.2.1 ", "192.0.2.1"],
  ])("%s lets in %s", (entry, address) => {
    expect(allowedBy(entry)(address)).toBe(true);
  });

  it.each([
    ["192.0.2.1", "192.0.2.2"],
    ["192.0.2.0/24", "192.0.3.0"],
    ["192.0.2.0/25", "192.0.2.128"],
    ["::ffff:192.0.2.0/120", "192.0.3.7"],
    ["2001:db8::/32", "2001:db9::1"],
    ["0.0.0.0/0", "2001:db8::1"],
    ["::/0", "192.0.2.1"],
    ["192.0.2.1", ""],
    ["192.0.2.1", "192.0.2.1, 203.0.113.9"],
    ["0.0.0.0/0", "nonsense"],
  ])("%s keeps out %s", (entry, address) => {
    expect(allowedBy(entry)(address)).toBe(false);
  });

  it("keeps out whoever has no address, and lets everybody in while it is empty", () => {
    expect(allowedBy("0.0.0.0/0")(null)).toBe(false);
    expect(isAllowed(null, [])).toBe(true);
    expect(isAllowed("192.0.2.1", [])).toBe(true);
  });

  it.each([
    "",
    "192.0.2",
    "192.0.2.256",
    "0300.0.2.1",
    "3221225985",
    "192.0.2.0/33",
    "192.0.2.0/",
    "192.0.2.0/-1",
    "192.0.2.0/24/24",
    "192.0.2.0/255.255.255.0",
    "2001:db8::/129",
    "::ffff:192.0.2.0/95",
    "2001:db8",
    "vcc.live",
    "192.0.2.1-192.0.2.9",
  ])("%j is no entry of it", (entry) => {
    expect(readNetwork(entry)).toBeNull();
  });
});
