/** The path by which a test sets the clock of the Worker: `?ahead=` in milliseconds before the real time. */
export const SET_CLOCK = "/clock-of-the-test";

const CLOCK = `
let ahead = 0;
const real = Date;
globalThis.Date = class extends real {
  constructor(...given) { given.length === 0 ? super(real.now() + ahead) : super(...given); }
  static now() { return real.now() + ahead; }
};
export function setAhead(milliseconds) { ahead = milliseconds; }
/** The runtime sets alarms by its own clock. */
export function shiftAlarms(storage) {
  const { setAlarm } = storage;
  if (setAlarm.isShifted) return;
  storage.setAlarm = function (at, ...options) { return setAlarm.call(this, at - ahead, ...options); };
  storage.setAlarm.isShifted = true;
}
`;

function main(ahead: number): string {
  return `
import { setAhead, shiftAlarms } from "./clock.js";
import * as deployed from "./worker.js";
export * from "./worker.js";
setAhead(${ahead});
export class Courier extends deployed.Courier {
  constructor(state, env) {
    super(state, env);
    shiftAlarms(Object.getPrototypeOf(state.storage));
  }
}
export default {
  ...deployed.default,
  fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== ${JSON.stringify(SET_CLOCK)}) return deployed.default.fetch(request, env, context);
    setAhead(Number(searchParams.get("ahead")));
    return new Response("set");
  },
};
`;
}

/**
 * A script, unchanged, under a clock that a test can set: releases take the time from Date. `ahead` is by how many
 * milliseconds it is ahead of the real time when it starts.
 */
export function underClock(script: string, ahead: number) {
  const module = (contents: string) => ({ type: "esm" as const, contents });
  return {
    mainModule: "main.js",
    modules: { "main.js": module(main(ahead)), "clock.js": module(CLOCK), "worker.js": module(script) },
  };
}
