import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { moved } from "../../demo/moved.ts";
import automatically from "../../fixtures/chats/agent-replies-automatically.json";
import stampedBefore from "../../fixtures/chats/answer-stamped-before-the-question.json";
import byBotAlone from "../../fixtures/chats/answered-by-a-bot-alone.json";
import byBotFirst from "../../fixtures/chats/answered-by-a-bot-then-an-agent.json";
import unrecognised from "../../fixtures/chats/customer-not-recognised.json";
import nameInOtherOrder from "../../fixtures/chats/name-in-the-other-order.json";
import { at, CAME_BACK, lost, OPEN, status } from "../support/customers.ts";
import { direct } from "../support/direct.ts";
import { posted } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const SETTINGS = { BOTS: ["Assistant", "*Bot"], AUTO_REPLIES: ["*we are closed*"] };
let customers = 95_000;

/** How the alert of an earlier lost chat stands once the body came in half an hour later, for the same customer. */
async function alertAfter(body: Parameters<typeof moved>[0], settings: object = SETTINGS): Promise<unknown> {
  customers += 10;
  const who = { contactId: customers, entityId: customers + 1 };
  await lost(customers, 0, who);
  const later = { ...moved(body, at(30)), ...who, chatId: customers + 2, disposition: "completed" };
  const { response, rest } = await direct(posted(JSON.stringify(later)), settings);
  await rest;
  expect(response.status).toBe(200);
  return status(customers);
}

describe("a customer who was lost and writes again", () => {
  it.each([
    ["a bot alone replied", byBotAlone],
    ["an agent's automatic text alone replied", automatically],
    ["nobody replied, and the name stands in another order", nameInOtherOrder],
    ["nobody is recognised as the customer", unrecognised],
  ])("has not come back where %s", async (_, body) => {
    expect(await alertAfter(body)).toEqual(OPEN);
  });

  it.each([
    ["an agent answered after the bot", byBotFirst],
    ["an agent answered whose clock is late", stampedBefore],
  ])("has come back where %s", async (_, body) => {
    expect(await alertAfter(body)).toEqual(CAME_BACK);
  });

  it("has come back by an agent's words that no setting calls automatic", async () => {
    expect(await alertAfter(automatically, {})).toEqual(CAME_BACK);
  });
});

describe("the agents of a chat", () => {
  it("are no bots, in the statistics' columns and in the list", async () => {
    const bots = { firstAgentName: "Jane Smith", lastAgentName: "Sales Bot", contactId: null, entityId: null };
    const body = { ...moved(byBotFirst, at(20)), ...bots, chatId: 97_001, disposition: "missed" };
    const { rest } = await direct(posted(JSON.stringify(body)), SETTINGS);
    await rest;
    const of = "chat_id = 97001 AND project_id = 130";
    expect(await env.DB.prepare(`SELECT agent FROM chats WHERE ${of}`).first("agent")).toBe("Jane Smith");
    expect(await env.DB.prepare(`SELECT summary ->> 'agents' AS agents FROM alerts WHERE ${of}`).first("agents")).toBe(
      '["Jane Smith"]',
    );
  });

  it("are nobody where VCC Live names a bot alone", async () => {
    const bots = { firstAgentName: "Assistant", lastAgentName: "Assistant", contactId: null, entityId: null };
    const body = { ...moved(byBotAlone, at(20)), ...bots, chatId: 97_002, disposition: "missed" };
    const { rest } = await direct(posted(JSON.stringify(body)), SETTINGS);
    await rest;
    const of = "chat_id = 97002 AND project_id = 130";
    expect(await env.DB.prepare(`SELECT agent FROM chats WHERE ${of}`).first("agent")).toBeNull();
    const course = "summary ->> 'course' || ' ' || (summary ->> 'agents') AS said";
    expect(await env.DB.prepare(`SELECT ${course} FROM alerts WHERE ${of}`).first("said")).toBe("unanswered []");
  });
});
