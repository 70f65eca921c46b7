import { afterEach, beforeEach } from "vitest";

// What the Worker logs is shown where a test fails, after it: a line that is passed on while it is written, from another
// request than the test's own, can keep Vitest waiting for ever (github.com/cloudflare/workers-sdk/issues/15719).

const shown = console.log;
let held: string[] = [];

console.log = (...said: unknown[]) => {
  if (said.length === 1 && typeof said[0] === "string" && said[0].startsWith("{")) held.push(said[0]);
  else shown(...said);
};

beforeEach(() => {
  held = [];
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") for (const line of held) shown(line);
});
