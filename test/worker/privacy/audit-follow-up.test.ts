import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { linkTo, press as pressLink } from "../support/by-link.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, stored } from "../support/door.ts";
import { asPerson, asProgram, history, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { PETER, press } from "../support/pressing.ts";

nobodyDelivers();

const PATH = "/alerts/130";
let chat = 0;

beforeEach(async () => {
  chat += 1;
  await stored(chatBody(chat, { disposition: "missed" }));
});

/** What the audit list says of a chat. */
async function entries(of = chat) {
  return env.DB.prepare("SELECT who, door, action, what FROM audit WHERE chat_id = ? ORDER BY at, id").bind(of).raw();
}

describe("the audit list says who changed an alert, once,", () => {
  it("on a page, each that was ticked, and by which token", async () => {
    const other = chat;
    chat += 1;
    await stored(chatBody(chat, { disposition: "missed" }));
    const ticked = [chat, other].map((one) => ["chat", `130/${one}`] as const);
    await asPerson("/alerts/claim", ticked, SUPERVISOR);
    const claimed = [["supervisor token", "token", "claimed", "its alert"]];
    expect([await entries(), await entries(other)]).toEqual([claimed, claimed]);
  });

  it("with how it ended, and never the note; again with a reopening", async () => {
    await asProgram(`${PATH}/${chat}/resolve`, { outcome: "unreachable", note: "Jane Smith does not answer" });
    expect(await entries()).toEqual([["admin token", "token", "resolved", "its alert: unreachable"]]);
    await asProgram(`${PATH}/${chat}/reopen`);
    expect((await entries())[1]).toEqual(["admin token", "token", "reopened", "its alert"]);
  });

  it("by a link: whose it was, and not which name somebody typed", async () => {
    await pressLink(await linkTo(`${PATH}/${chat}/claim`), { name: "Kovács Éva" });
    expect((await history(chat))[0]?.[0]).toBe("Kovács Éva (leads, by link)");
    expect((await entries()).filter(([, , action]) => action !== "opened")).toEqual([
      ["leads", "link", "claimed", "its alert"],
    ]);
  });

  it("by a button in Slack: whose account it was", async () => {
    await press(chat, "bot", "resolve-as", PETER, "spam");
    expect(await entries()).toEqual([["peter.novak (Slack U0PETER)", "slack", "resolved", "its alert: spam"]]);
  });

  it("of two at once, only the one who did", async () => {
    await Promise.all([ADMIN, SUPERVISOR].map((who) => asProgram(`${PATH}/${chat}/claim`, {}, who)));
    const [[winner] = []] = await history(chat);
    expect(await entries()).toEqual([[winner, "token", "claimed", "its alert"]]);
  });
});

describe("the audit list says nothing", () => {
  it("of what was refused, had been done already, or was about no alert", async () => {
    await asProgram(`${PATH}/${chat}/claim`);
    const before = await entries();
    expect((await asProgram(`${PATH}/${chat}/claim`, {}, SUPERVISOR)).status).toBe(409);
    expect((await asProgram(`${PATH}/${chat}/claim`)).status).toBe(200);
    await press(chat, "bot", "claim");
    expect((await asProgram(`${PATH}/9999/claim`)).status).toBe(404);
    expect([await entries(), await entries(9_999)]).toEqual([before, []]);
  });

  it("of an alert that a new reason opened again: nobody did", async () => {
    await asProgram(`${PATH}/${chat}/resolve`, { outcome: "spam" });
    await stored(chatBody(chat, { disposition: "lost" }));
    expect(await history(chat)).toHaveLength(2);
    expect(await entries()).toHaveLength(1);
  });
});

it("an alert is not changed where the audit list takes nothing", async () => {
  const batch = async (statements: D1PreparedStatement[]) => {
    const written = statements.map((statement) => String(Reflect.get(statement, "statement")));
    if (written.some((sql) => sql.includes("INSERT INTO audit"))) throw new Error("refused");
    return env.DB.batch(statements);
  };
  const request = new Request(`${ORIGIN}${PATH}/${chat}/claim`, { method: "POST", headers: ADMIN });
  const { response, rest } = await direct(request, { DB: but(env.DB, { batch }) });
  await rest;
  expect(response.status).toBe(503);
  expect(await history(chat)).toEqual([]);
});

it.each([
  ["en", "Resolved", "button in Slack"],
  ["hu", "Lezárás", "Slack-gombbal"],
])("its page says so in words, and can be asked for it: %s", async (language, action, door) => {
  await press(chat, "bot", "resolve");
  const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
  const response = await get(`/audit?chat=130/${chat}&door=slack&action=resolved`, { headers });
  const html = await response.text();
  expect(html).toContain(`<option value="resolved" selected>${action}</option>`);
  expect(html).toContain(`<option value="slack" selected>${door}</option>`);
  for (const words of [action, door, "its alert: called-back"])
    expect(html).toMatch(new RegExp(`>${words}</(div|bdi)>`));
});
