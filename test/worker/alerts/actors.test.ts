import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { linkTo, open, press as pressLink } from "../support/by-link.ts";
import { ADMIN, chatBody, get, stored } from "../support/door.ts";
import { ask, asPerson, asProgram, history, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { JANE, press } from "../support/pressing.ts";

nobodyDelivers();

let chat = 7_000;

beforeEach(async () => {
  chat += 1;
  await stored(chatBody(chat, { disposition: "missed" }));
});

const path = () => `/alerts/130/${chat}`;
const change = (sql: string) => env.DB.prepare(`UPDATE alerts SET ${sql} WHERE chat_id = ?`).bind(chat).run();
const actions = async () => (await history(chat)).map(([, action]) => action);

async function page(where: string): Promise<string> {
  const response = await get(where, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": "en" } });
  expect(response.status).toBe(200);
  return response.text();
}

/** What programs read of the alert on the tab of others. */
async function shown(): Promise<object> {
  const answer = v.object({ alerts: v.array(v.looseObject({ chat: v.string() })) });
  const { alerts } = v.parse(answer, await (await get("/alerts.json?state=others")).json());
  const found = alerts.find((alert) => alert.chat === `130/${chat}`);
  if (found === undefined) throw new Error("it is not there");
  return found;
}

describe("somebody in Slack", () => {
  it("is the same under another name, and another of the same name is not", async () => {
    await press(chat, "hook", "claim", JANE);
    await press(chat, "hook", "resolve", { id: "U0PETER", name: "jane.smith" });
    await press(chat, "hook", "resolve", { id: "U0PETER", name: "jane.smith (Slack U0JANE)" });
    expect(await actions()).toEqual(["claim"]);
    await press(chat, "hook", "resolve", { id: "U0JANE", name: "janet (leads, by link)" });
    expect(await actions()).toEqual(["claim", "resolve"]);
  });

  it("is shown by name and never by the id; programs have both", async () => {
    await press(chat, "hook", "claim", JANE);
    for (const where of ["/?state=others", `/chats/130/${chat}`, `${path()}/resolve`, `/audit?chat=130/${chat}`]) {
      const html = await page(where);
      expect(html).toContain("jane.smith");
      expect(html).not.toContain("U0JANE");
    }
    expect(await shown()).toMatchObject({
      ...{ who: "jane.smith (Slack U0JANE)", door: "slack" },
      actor: { authMethod: "slack", id: "U0JANE", name: "jane.smith" },
    });
    const refused = (await asProgram(`${path()}/claim`)).body.detail;
    expect(refused).toMatch(/was claimed by jane\.smith at/);
  });

  it.each(["jane.smith", "jane.smith (Slack U0JANE)", "U0JANE"])("is found on the audit list by %s", async (who) => {
    await press(chat, "hook", "claim", JANE);
    const found = await (await get(`/audit.json?chat=130/${chat}&who=${encodeURIComponent(who)}`)).json();
    expect(found).toMatchObject({ audit: [{ action: "claimed", actor: { id: "U0JANE" } }] });
  });

  it.each([
    ["an older version", "who_id = NULL, who_name = NULL, who_since = NULL"],
    ["the first version", "who_id = NULL, who_name = NULL, who_since = NULL, door = NULL, door_since = NULL"],
  ])("has what they claimed with %s", async (_, older) => {
    await press(chat, "hook", "claim", JANE);
    await change(older);
    expect(await shown()).toMatchObject({ actor: { authMethod: "slack", id: "U0JANE", name: "jane.smith" } });
    await press(chat, "hook", "resolve", { id: "U0JANE", name: "janet" });
    expect(await actions()).toEqual(["claim", "resolve"]);
  });

  it("has no more what an older version gave to another since, which leaves their id where it was", async () => {
    await press(chat, "hook", "claim", JANE);
    await change("who = 'peter.novak (Slack U0PETER)', since = since + 1");
    expect(await shown()).toMatchObject({ actor: { authMethod: "slack", id: "U0PETER", name: "peter.novak" } });
    await press(chat, "hook", "resolve", JANE);
    expect(await actions()).toEqual(["claim"]);
  });
});

describe("somebody behind a link", () => {
  it.each(["supervisor token", "jane@example.com", "jane.smith (Slack U0JANE)", "Anna (by token)", "leads (by link)"])(
    "who calls themselves %s is nobody else",
    async (name) => {
      await pressLink(await linkTo(`${path()}/claim`), { name });
      expect(await shown()).toMatchObject({
        ...{ who: `${name} (leads, by link)`, door: "link" },
        actor: { authMethod: "link", id: "leads", name },
      });
      expect(await (await ask("/alerts.json?state=mine", SUPERVISOR)).text()).not.toContain(`"130/${chat}"`);
      await press(chat, "hook", "resolve", JANE);
      expect((await asProgram(`${path()}/resolve`, { outcome: "spam" }, SUPERVISOR)).status).toBe(409);
      await pressLink(await linkTo(`${path()}/resolve`), { outcome: "spam" });
      expect(await actions()).toEqual(["claim"]);
      await pressLink(await linkTo(`${path()}/resolve`), { outcome: "spam", name });
      expect(await actions()).toEqual(["claim", "resolve"]);
    },
  );

  it("who claimed it with an older version may still end it", async () => {
    await pressLink(await linkTo(`${path()}/claim`), { name: "Kovács Éva" });
    await change("who_id = NULL, who_name = NULL, who_since = NULL");
    expect((await open(await linkTo(`${path()}/resolve`))).html).toContain('value="Kovács Éva"');
    await pressLink(await linkTo(`${path()}/resolve`), { outcome: "spam", name: "Kovács Éva" });
    expect(await actions()).toEqual(["claim", "resolve"]);
  });

  it("sees no id of others, on the page or as a program", async () => {
    await press(chat, "hook", "claim", JANE);
    const link = await linkTo(`${path()}/claim`);
    const { html } = await open(link);
    expect(html).toContain("Claimed by jane.smith, ");
    const headers = { "Content-Type": "application/json" };
    const answer = await ask(link, headers, { method: "POST", body: JSON.stringify({ name: "Éva" }) });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain("jane.smith");
    for (const seen of [html, text]) expect(seen).not.toMatch(/U0JANE|"actor"/);
  });

  it("is told in the reader's language by what they came", async () => {
    await pressLink(await linkTo(`${path()}/claim`), { name: "Kovács Éva" });
    const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": "hu" };
    const html = await (await get("/?state=others", { headers })).text();
    expect(html).toContain("Kovács Éva (leads, linkkel)");
  });
});

it("who signed in under a name of another method has only what they claimed", async () => {
  await asPerson(`${path()}/claim`, [], SUPERVISOR);
  await change("who = 'jane@example.com', door = 'session'");
  expect(await shown()).toMatchObject({
    ...{ who: "jane@example.com (by token)", door: "session" },
    actor: { authMethod: "session", id: null, name: "jane@example.com" },
  });
});
