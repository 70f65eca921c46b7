import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { but, direct } from "../direct.ts";
import { ADMIN, ORIGIN, posted } from "../door.ts";
import { nobodyDelivers } from "../no-delivery.ts";
import { copyNames, empty, placesOf } from "./everything.ts";
import { chatOf, NAME } from "./planted.ts";

nobodyDelivers();
beforeEach(empty);

const EU = { JURISDICTION: "eu", LINK_SECRET: "first" };
const BODY = chatOf(9, 1);

async function post(settings: object): Promise<void> {
  const { response, rest } = await direct(posted(BODY), settings);
  await rest;
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
}

/** What the transcript is, and from where. */
async function read(settings: object) {
  let from = "KV";
  const batch = (statements: D1PreparedStatement[]) => {
    if (statements.some((statement) => String(Reflect.get(statement, "statement")).includes("body"))) from = "D1";
    return env.DB.batch(statements);
  };
  const request = new Request(`${ORIGIN}/chats/130/1.json`, { headers: ADMIN });
  const { response, rest } = await direct(request, { DB: but(env.DB, { batch }), ...settings });
  await rest;
  return { from, text: await response.text() };
}

describe('JURISDICTION = "eu"', () => {
  it("leaves nothing readable in KV, and the transcript is read from there all the same", async () => {
    await post(EU);
    expect(await copyNames()).toEqual(["transcript/130/1/1"]);
    expect(await placesOf(NAME)).toEqual([
      "alerts.summary",
      "chats.agent",
      "chats.platform",
      "chats.queue",
      "revisions.body",
    ]);
    expect(await read(EU)).toEqual({ from: "KV", text: BODY });
  });

  it("without it the copy is the body as it came", async () => {
    await post({});
    expect(await placesOf(NAME)).toEqual([
      "KV value",
      "alerts.summary",
      "chats.agent",
      "chats.platform",
      "chats.queue",
      "revisions.body",
    ]);
    expect(await read({})).toEqual({ from: "KV", text: BODY });
  });

  it.each([
    ["its secret was changed", EU, { ...EU, LINK_SECRET: "second" }],
    ["it was switched off", EU, {}],
    ["it was switched on", {}, EU],
  ])("a copy from before %s is none: D1 is asked", async (_, before, after) => {
    await post(before);
    expect(await read(after)).toEqual({ from: "D1", text: BODY });
  });

  it("takes ADMIN_TOKEN where there is no LINK_SECRET", async () => {
    await post({ JURISDICTION: "eu" });
    expect(await placesOf(NAME)).toEqual([
      "alerts.summary",
      "chats.agent",
      "chats.platform",
      "chats.queue",
      "revisions.body",
    ]);
    expect(await read({ JURISDICTION: "eu" })).toMatchObject({ from: "KV" });
  });

  it("a copy that is not whole is none", async () => {
    await post(EU);
    const other = await env.TRANSCRIPTS.get("transcript/130/1/1", "arrayBuffer");
    const get = async () => other?.slice(0, -1) ?? null;
    expect(await read({ ...EU, TRANSCRIPTS: but(env.TRANSCRIPTS, { get }) })).toEqual({ from: "D1", text: BODY });
  });
});
