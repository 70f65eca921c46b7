import { describe, expect, it } from "vitest";
import { isSafe } from "../src/loopback.ts";

const safe = (text: string) => isSafe(new URL(text));

describe("what is sent to an address is read by nobody on the way", () => {
  it.each([
    ...["https://alerts.example", "https://localhost", "http://localhost:8787", "http://alerts.localhost"],
    ...["http://127.0.0.1", "http://127.9.9.9:1/x", "http://127.1", "http://2130706433", "http://[::1]:8787/"],
  ])("where it is %s", (address) => {
    expect(safe(address)).toBe(true);
  });

  it.each([
    ...["http://alerts.example", "http://localhost.example", "http://127.0.0.1.example", "http://0.0.0.0"],
    ...[
      "http://128.0.0.1",
      "http://10.0.0.1",
      "http://[::2]",
      "http://notlocalhost",
      "ftp://localhost",
      "ws://localhost",
    ],
  ])("but not where it is %s", (address) => {
    expect(safe(address)).toBe(false);
  });
});
