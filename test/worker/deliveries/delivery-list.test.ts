import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { CREATED, recordDelivery } from "../support/deliveries.ts";
import { get } from "../support/door.ts";

const MINUTE = 60_000;
const page = v.object({ deliveries: v.array(v.looseObject({ id: v.string() })) });

/** The chats of one page of the list, by their ids alone, and where the next page is. */
async function listed(query = "") {
  const response = await get(`/deliveries.json${query}`);
  expect(response.status).toBe(200);
  const { deliveries } = v.parse(page, await response.json());
  const [, next] = /^<(.*)>; rel="next"$/.exec(response.headers.get("Link") ?? "") ?? [];
  return { chats: deliveries.map(({ id }) => Number(id.split("-")[1])), deliveries, next };
}

beforeAll(async () => {
  await recordDelivery(1);
  await recordDelivery(2, { created_at: CREATED + MINUTE, target: "leads", reasons: '["missed","sla-breached"]' });
  await recordDelivery(3, { created_at: CREATED + 2 * MINUTE, status: "pending", note: null, ended_at: null });
  // A project whose id begins like another's.
  await recordDelivery(1, { id: "1300-1-alert-1-slack", project_id: 1300, created_at: CREATED + 3 * MINUTE });
});

describe("the list of deliveries", () => {
  it("is the latest first, each with all that is on record", async () => {
    const { chats, deliveries, next } = await listed();
    expect(chats).toEqual([1, 3, 2, 1]);
    expect(next).toBeUndefined();
    expect(deliveries.at(-1)).toEqual({
      id: "130-1-alert-1-slack",
      chats: [{ chat: "130/1", url: "/chats/130/1", reasons: ["lost"], status: "dead" }],
      toldWith: null,
      kind: "alert",
      target: "slack",
      rule: null,
      otherTarget: null,
      reasons: ["lost"],
      status: "dead",
      note: "answered 404 no_service",
      code: "said",
      args: { text: "answered 404 no_service" },
      created: "2026-11-24T08:00:00.000Z",
      due: "2026-11-24T08:00:00.000Z",
      ended: "2026-11-24T08:00:09.250Z",
      attemptsMade: 2,
      attempts: [
        {
          when: "2026-11-24T08:00:01.000Z",
          outcome: "retry",
          status: 500,
          code: "said",
          args: { text: "answered 500" },
          note: "answered 500",
          milliseconds: 250,
          covered: 1,
          mayHaveArrived: true,
        },
        {
          when: "2026-11-24T08:00:09.000Z",
          outcome: "dead",
          status: 404,
          code: "said",
          args: { text: "answered 404 no_service" },
          note: "answered 404 no_service",
          milliseconds: 250,
          covered: 1,
          mayHaveArrived: false,
        },
      ],
    });
    expect(deliveries[1]).toMatchObject({ status: "pending", note: null, code: null, args: null, ended: null });
  });

  it.each([
    ["target=leads", [2]],
    ["status=pending", [3]],
    ["chat=130/1", [1]],
    ["chat=130%2F2", [2]],
    ["reason=sla-breached", [2]],
    ["kind=alert&status=dead", [1, 2, 1]],
    ["from=2026-11-24T09:01:00%2B01:00", [1, 3, 2]],
    ["from=2026-11-24T09:01:00+01:00", [1, 3, 2]],
    ["to=2026-11-24T08:01:00Z", [1]],
    ["from=2026-11-24&to=2026-11-25", [1, 3, 2, 1]],
    ["from=2026-11-25", []],
    ["target=' OR 1=1 --", []],
  ])("is narrowed by %s", async (query, chats) => {
    expect((await listed(`?${query}`)).chats).toEqual(chats);
  });

  it.each([
    ["stauts=dead", 'The parameter "stauts" is no filter of this list: did you mean "status"?'],
    ["status=done", 'The parameter "status" must be one of pending, sent, dead, suppressed'],
    ["chat=101", "The parameter \"chat\" must be a project's and a chat's id, such as 130/101"],
    ["from=yesterday", /"from" must be an instant/],
    ["to=2026-13-01", /"to" must be an instant/],
    ["reason=", /"reason" must be one of lost/],
    ["kind=storm", /"kind" must be one of alert/],
    ["after=x", /"after" must be as the link/],
  ])("says what is wrong with %s, and what would be right", async (query, words) => {
    const response = await get(`/deliveries.json?${query}`);
    const { detail } = v.parse(v.object({ detail: v.string() }), await response.json());
    expect(response.status).toBe(400);
    expect(detail).toMatch(words);
  });

  it("is narrowed to what was told of targets that are out of order, each with its name", async () => {
    const about = { kind: "outage", other_target: "sales-slack", chat_id: null, project_id: null, reasons: "[]" };
    await recordDelivery(0, { id: "outage-9-ops", target: "ops", ...about });
    const { deliveries } = await listed("?kind=outage");
    expect(deliveries).toMatchObject([{ id: "outage-9-ops", kind: "outage", otherTarget: "sales-slack", chats: [] }]);
  });

  it("goes on where a page ended: each delivery once, whatever comes in meanwhile", async () => {
    const many = Array.from({ length: 120 }, (_, index) => 1000 + index);
    // Many in the same millisecond: then the id decides.
    for (const chat of many)
      await recordDelivery(chat, { target: "bulk", created_at: CREATED + Math.floor(chat / 40) });
    const seen: number[] = [];
    const sizes: number[] = [];
    let path: string | undefined = "?target=bulk&status=dead";
    while (path !== undefined) {
      const { chats, next }: Awaited<ReturnType<typeof listed>> = await listed(path);
      seen.push(...chats);
      sizes.push(chats.length);
      await recordDelivery(5000 + seen.length, { target: "bulk", created_at: CREATED + MINUTE });
      path = next?.replace("/deliveries.json", "");
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(seen.toSorted((one, other) => one - other)).toEqual(many);
  });

  it("has no next page where the last one is full", async () => {
    for (let chat = 3000; chat < 3050; chat++) await recordDelivery(chat, { target: "fifty" });
    const { chats, next } = await listed("?target=fifty");
    expect(chats).toHaveLength(50);
    expect(next).toBeUndefined();
  });
});
