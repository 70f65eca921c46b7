import { afterEach, describe, expect, it, vi } from "vitest";
import { post } from "../src/channels/http.ts";
import { createPatience, withDeadline } from "../src/deadlines.ts";
import { watchTimers } from "./support/timers.ts";

afterEach(() => vi.restoreAllMocks());

describe("work with a deadline", () => {
  it("is told when the time is over", async () => {
    const passed = withDeadline(
      5,
      (signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(signal.reason.name))),
    );
    expect(await passed).toBe("TimeoutError");
  });

  it.each([
    ["it ends", async () => "done"],
    ["it fails", async () => Promise.reject(new Error("broken"))],
  ])("leaves no timer where %s", async (_, work) => {
    const timers = watchTimers();
    const end = withDeadline(60_000, work).catch(() => {});
    expect(timers.left()).toBe(1);
    await end;
    expect(timers.left()).toBe(0);
  });
});

describe("an outgoing request leaves no timer", () => {
  it.each([
    ["that is answered", async () => new Response("ok")],
    ["that fails", async () => Promise.reject(new Error("away"))],
  ])("%s", async (_, answer) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    const timers = watchTimers();
    await post({ url: "https://hooks.slack.test/", headers: {}, body: "" });
    expect([timers.started(), timers.left()]).toEqual([1, 0]);
  });
});

describe("the deadlines of one request", () => {
  it("stand until the last of its work has ended, also what was begun on the way", async () => {
    const timers = watchTimers();
    const patience = createPatience();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const signal = patience.end(60_000);
    const answer = patience.during(first.promise);
    const after = patience.during(second.promise);
    first.resolve();
    await answer;
    expect(timers.left()).toBe(1);
    second.reject(new Error("broken"));
    await expect(after).rejects.toThrow("broken");
    expect([timers.left(), signal.aborted]).toEqual([0, false]);
  });

  it("pass while it hangs", async () => {
    const patience = createPatience();
    const signal = patience.end(5);
    void patience.during(new Promise(() => {}));
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    expect(signal.aborted).toBe(true);
  });
});
