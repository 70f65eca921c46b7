import { expect, it, vi } from "vitest";
import { lazy } from "../src/lazy.ts";

it("makes a value at its first use, and once", () => {
  const make = vi.fn(() => ({ made: true }));
  const value = lazy(make);
  expect(make).not.toHaveBeenCalled();
  expect(value()).toBe(value());
  expect(make).toHaveBeenCalledOnce();
});

it.each([null, undefined, 0, ""])("makes %j only once, too", (nothing) => {
  const make = vi.fn(() => nothing);
  const value = lazy(make);
  expect([value(), value()]).toEqual([nothing, nothing]);
  expect(make).toHaveBeenCalledOnce();
});

it("tries again after a failure", () => {
  const make = vi
    .fn(() => "made")
    .mockImplementationOnce(() => {
      throw new Error("not yet");
    });
  const value = lazy(make);
  expect(value).toThrow("not yet");
  expect(value()).toBe("made");
});
