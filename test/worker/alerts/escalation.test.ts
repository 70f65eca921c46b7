import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { recordDelivery } from "../support/deliveries.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, posted } from "../support/door.ts";

const MINUTE = 60_000;
const SLACK = (secret: string) => ({ channel: "slack", webhook: secret });
const SETTINGS = {
  SALES_URL: "https://hooks.slack.test/services/T1/B1/sales",
  TARGETS: { sales: SLACK("SALES_URL"), leads: SLACK("SALES_URL"), boss: SLACK("SALES_URL") },
  RULES: [
    {
      name: "All",
      to: ["sales"],
      escalate: [
        { after: "15m", to: ["leads"] },
        { after: "1h", to: ["leads", "boss"] },
      ],
      remind: "2h",
    },
  ],
};

let chats = 0;

/** A request to the Worker with these settings: its answer, and which couriers were woken. */
async function asked(request: Request) {
  const woken: string[] = [];
  const COURIER = but(env.COURIER, { getByName: () => ({ wake: async (target: string) => void woken.push(target) }) });
  const { response, rest } = await direct(request, { ...SETTINGS, COURIER });
  await rest;
  return { answer: JSON.parse(await response.text()), woken };
}

/** A missed chat comes in. */
async function alerted() {
  chats += 1;
  return { chat: chats, ...(await asked(posted(chatBody(chats, { disposition: "missed" })))) };
}

function act(chat: number, action: string) {
  return asked(new Request(`${ORIGIN}/alerts/130/${chat}/${action}`, { method: "POST", headers: ADMIN }));
}

/** What is recorded of a chat: its id without the chat, the rule, and after how many minutes it is due. */
async function recorded(chat: number) {
  const rows = await env.DB.prepare(
    "SELECT id, rule, due_at - created_at FROM deliveries WHERE chat_id = ? ORDER BY id",
  )
    .bind(chat)
    .raw();
  return rows.map(([id, rule, wait]) => [String(id).replace(/^130-\d+-/, ""), rule, Number(wait) / MINUTE]);
}

describe("an alert", () => {
  it("is recorded with its escalations, wakes their couriers, and answers who hears of it now", async () => {
    const { chat, answer, woken } = await alerted();
    expect(answer.targets).toEqual(["sales"]);
    expect(woken.toSorted()).toEqual(["boss", "leads", "sales"]);
    expect(await recorded(chat)).toEqual([
      ["alert-1-sales", "All", 0],
      ["escalation-1-1-leads", "All", 15],
      ["escalation-1-2-boss", "All", 60],
      ["escalation-1-2-leads", "All", 60],
    ]);
  });

  it("that is claimed gets a reminder, and one that is let go its steps anew; their couriers are woken", async () => {
    const { chat } = await alerted();
    expect((await act(chat, "claim")).woken).toEqual(["sales"]);
    expect((await act(chat, "reopen")).woken.toSorted()).toEqual(["boss", "leads"]);
    expect((await act(chat, "reopen")).woken).toEqual([]);
    expect((await recorded(chat)).slice(4)).toEqual([
      ["escalation-r3-1-leads", "All", 15],
      ["escalation-r3-2-boss", "All", 60],
      ["escalation-r3-2-leads", "All", 60],
      ["reminder-2-sales", "All", 120],
    ]);
  });

  it("counts as waiting for nobody's hours while it only may escalate, nor as kept for a target", async () => {
    await alerted();
    const { response } = await direct(new Request(ORIGIN, { headers: { ...ADMIN, Accept: "text/html" } }), SETTINGS);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain("boss");
    const off = new Request(`${ORIGIN}/targets/boss/off`, { method: "POST", headers: ADMIN });
    expect((await asked(off)).answer).toMatchObject({ target: "boss", kept: 0 });
  });
});

it("an erased chat leaves no escalation", async () => {
  const { chat } = await alerted();
  const erase = new Request(`${ORIGIN}/chats/130/${chat}`, { method: "DELETE", headers: ADMIN });
  await direct(erase, SETTINGS);
  expect(await recorded(chat)).toEqual([]);
});

it("who was told of new reasons too is reminded once", async () => {
  const { chat } = await alerted();
  await recordDelivery(chat, { id: `130-${chat}-alert-2-sales`, target: "sales", rule: "All", status: "sent" });
  await act(chat, "claim");
  expect((await recorded(chat)).filter(([id]) => String(id).startsWith("reminder"))).toHaveLength(1);
});
