import { vi } from "vitest";
import { moved } from "../../../demo/moved.ts";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import { createPagerDuty } from "../../../standin/pagerduty/server.ts";
import { clockwork } from "../../support/clockwork.ts";
import { ORIGIN, posted } from "../../support/door.ts";

const SECOND = 1_000;

/** The whole Worker with PagerDuty as its only target, called `duty`. */
export function onDuty(start: number, more: object = {}) {
  const settings = {
    ...{ PUBLIC_URL: ORIGIN, SLACK_WEBHOOK_URL: undefined, DUTY_KEY: "0123456789abcdef0123456789abcdef" },
    TARGETS: { duty: { channel: "pagerduty", key: "DUTY_KEY" } },
    ...more,
  };
  const clock = clockwork(settings, ["duty"], start, 60_000);
  const server = createPagerDuty();
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) =>
    server.answer({ path: new URL(String(url)).pathname, body: String(init?.body) }, Date.now()),
  );
  return {
    ...clock,
    server,
    open: () => server.incidents.filter(({ status }) => status !== "resolved"),
    /** A missed chat comes in. */
    async chat(chatId: number, changes: object = {}) {
      const closed = Date.now() - SECOND;
      const date = new Date(closed - SECOND).toISOString();
      const conversation = [{ from: "Visitor", message: "Hello", date }];
      const body = { ...moved(missed, closed), chatId, contactId: chatId, entityId: chatId, conversation, ...changes };
      const response = await clock.ask(posted(JSON.stringify(body)));
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
    },
    pass: (milliseconds: number) => clock.until(Date.now() + milliseconds),
    async end() {
      vi.restoreAllMocks();
      await clock.end();
    },
  };
}
