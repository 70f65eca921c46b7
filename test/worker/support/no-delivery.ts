import { beforeAll, vi } from "vitest";
import { Courier } from "../../../src/index.ts";

/** For tests of what is recorded: couriers sleep, so that nothing goes on after the last test. */
export function nobodyDelivers(): void {
  beforeAll(() => {
    vi.spyOn(Courier.prototype, "wake").mockImplementation(async () => {});
  });
}
