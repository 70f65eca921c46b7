import { afterEach, describe, expect, it } from "vitest";
import { ADMIN, ORIGIN } from "../support/door.ts";
import { onDuty } from "./support/pager.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2038, 4, 14, 9);
const LIFE = "chat/130/1/life/1";
const OTHER = "chat/130/2/life/1";

let stage: ReturnType<typeof onDuty>;

afterEach(() => stage.end());

async function follow(action: string, body: object = {}, chat = 1) {
  const response = await stage.act(`/alerts/130/${chat}/${action}`, body);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  await stage.pass(10 * SECOND);
}

describe("the incidents of alerts in PagerDuty", () => {
  it("are triggered, acknowledged and resolved with them", async () => {
    stage = onDuty(START);
    await stage.chat(1);
    await stage.pass(10 * SECOND);
    await follow("claim");
    await follow("resolve", { outcome: "called-back" });
    expect(stage.server.events).toEqual(
      ["trigger", "acknowledge", "resolve"].map((action) => `${action} ${LIFE}/episode/1`),
    );
    expect(stage.server.incidents[0]?.event.payload).toMatchObject({
      ...{
        summary: expect.stringMatching(/^Missed chat, SLA breached: /),
        severity: "error",
        component: "Chat",
        class: "missed",
      },
      source: "VCC Live 130/1",
    });
  });

  it("are louder ones when nobody claims an alert in time, and claiming it acknowledges the one that is open", async () => {
    const rule = { name: "all", to: ["duty"], escalate: [{ after: "15m", to: ["duty"] }], remind: "1h" };
    stage = onDuty(START + DAY, { RULES: [rule] });
    await stage.chat(2);
    await stage.pass(16 * MINUTE);
    await follow("claim", {}, 2);
    await stage.pass(61 * MINUTE);
    await follow("reopen", {}, 2);
    expect(stage.server.events).toEqual([
      `trigger ${OTHER}/episode/1`,
      `resolve ${OTHER}/episode/1`,
      `trigger ${OTHER}/episode/1/notice/1`,
      `acknowledge ${OTHER}/episode/1/notice/1`,
      `resolve ${OTHER}/episode/1/notice/1`,
      `trigger ${OTHER}/episode/1/notice/2`,
      `resolve ${OTHER}/episode/1/notice/2`,
      `trigger ${OTHER}/episode/2`,
    ]);
    const { payload } = stage.server.incidents.at(-1)?.event ?? {};
    expect(payload).toMatchObject({
      summary: expect.stringMatching(/^Chat 130\/2, John Russell: Open again since /),
      custom_details: { Customer: "John Russell", "The customer’s last words": "Hello" },
    });
    expect(stage.open()).toHaveLength(1);
    await follow("resolve", { outcome: "called-back" }, 2);
    expect(stage.open()).toEqual([]);
  });

  it("are renewed in two requests when an alert is released, each of which is repeated until it is accepted", async () => {
    stage = onDuty(START + 2 * DAY);
    await stage.chat(3);
    await stage.pass(10 * SECOND);
    await follow("claim", {}, 3);
    stage.server.refuse(500, 429);
    await stage.act("/alerts/130/3/reopen", {});
    await stage.pass(10 * MINUTE);
    expect(stage.server.events.slice(2)).toEqual([
      "resolve chat/130/3/life/1/episode/1",
      "trigger chat/130/3/life/1/episode/2",
    ]);
    await follow("claim", {}, 3);
    await follow("resolve", { outcome: "called-back" }, 3);
    await follow("reopen", {}, 3);
    expect(stage.open().map(({ key }) => key)).toEqual(["chat/130/3/life/2/episode/3"]);
    expect(stage.server.dropped).toEqual(["resolve chat/130/3/life/1/episode/2"]);
    await follow("resolve", { outcome: "called-back" }, 3);
  });

  it("are one for each alert, also in a storm", async () => {
    stage = onDuty(START + 3 * DAY);
    for (let chat = 11; chat <= 15; chat += 1) await stage.chat(chat);
    await stage.pass(MINUTE);
    expect(stage.open()).toHaveLength(5);
  });

  it("are none for a digest, which is suppressed", async () => {
    const duty = { channel: "pagerduty", key: "DUTY_KEY", digest: { daily: "09:10", always: true } };
    stage = onDuty(START + 4 * DAY, { TIME_ZONE: "UTC", TARGETS: { duty } });
    await stage.pass(15 * MINUTE);
    const response = await stage.ask(new Request(`${ORIGIN}/deliveries.json?kind=digest`, { headers: ADMIN }));
    expect(await response.text()).toContain("this channel gets no digests");
    expect(stage.server.events.filter((event) => event.includes("digest"))).toEqual([]);
  });

  it("are one for each test that somebody asks for", async () => {
    stage = onDuty(START + 5 * DAY);
    for (let times = 1; times <= 2; times += 1) {
      const response = await stage.act("/targets/duty/test", {});
      expect(response.status).toBe(200);
      await stage.pass(MINUTE);
    }
    const keys = stage.server.incidents.map(({ key }) => key).filter((key) => key.startsWith("test/"));
    expect(new Set(keys).size).toBe(2);
  });
});
