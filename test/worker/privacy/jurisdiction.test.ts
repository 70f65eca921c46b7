import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { decrypt, encrypt } from "../../../src/store/kv/encryption.ts";
import { but, direct } from "../support/direct.ts";
import { ORIGIN, posted } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { chatOf, NAME } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);

const EU = { JURISDICTION: "eu", LINK_SECRET: "the-first-link-secret-of-32-characters" };
const OTHER = { ...EU, LINK_SECRET: "the-second-link-secret-of-32-characters" };
const GENERATED = { JURISDICTION: "eu", LINK_SECRET: "" };
const ADMIN_TOKEN = "test-admin-token-of-32-characters";
const BODY = chatOf(9, 1);

/** What the copy in KV is under this secret. */
async function openedBy(secret: string): Promise<string | null> {
  const name = "transcript/130/1/1";
  const sealed = await env.TRANSCRIPTS.get(name, "arrayBuffer");
  const body = sealed === null ? null : await decrypt(secret, name, new Uint8Array(sealed));
  return body === null ? null : new TextDecoder().decode(body);
}

async function post(settings: object): Promise<void> {
  const { response, rest } = await direct(posted(BODY), settings);
  await rest;
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
}

/** What the transcript is, and from where. */
async function read(settings: object, token = ADMIN_TOKEN) {
  let from = "KV";
  const batch = (statements: D1PreparedStatement[]) => {
    if (statements.some((statement) => String(Reflect.get(statement, "statement")).includes("body"))) from = "D1";
    return env.DB.batch(statements);
  };
  const request = new Request(`${ORIGIN}/chats/130/1.json`, { headers: { Authorization: `Bearer ${token}` } });
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
    ["its secret was changed", EU, OTHER],
    ["it was switched off", EU, {}],
    ["it was switched on", {}, EU],
  ])("a copy from before %s is none: D1 is asked", async (_, before, after) => {
    await post(before);
    expect(await read(after)).toEqual({ from: "D1", text: BODY });
  });

  it("takes a secret that is generated where there is no LINK_SECRET", async () => {
    await post(GENERATED);
    expect(await placesOf(NAME)).toEqual([
      "alerts.summary",
      "chats.agent",
      "chats.platform",
      "chats.queue",
      "revisions.body",
    ]);
    const secret = await env.DB.prepare("SELECT value FROM facts WHERE name = 'links/secret'").first<string>("value");
    expect(await openedBy(secret ?? "")).toBe(BODY);
    expect(await openedBy(ADMIN_TOKEN)).toBe(null);
    expect(await read(GENERATED)).toEqual({ from: "KV", text: BODY });
  });

  it.each([
    ["LINK_SECRET was set for the first time", GENERATED, EU],
    ["LINK_SECRET was replaced, and named as the previous one", EU, { ...OTHER, LINK_SECRET_PREVIOUS: EU.LINK_SECRET }],
    [
      "LINK_SECRET was given up, and named as the previous one",
      EU,
      { ...GENERATED, LINK_SECRET_PREVIOUS: EU.LINK_SECRET },
    ],
  ])("a copy from before %s is read all the same", async (_, before, after) => {
    await post(before);
    expect(await read(after)).toEqual({ from: "KV", text: BODY });
  });

  it("a copy that an earlier version encrypted by ADMIN_TOKEN is read while that is the same, else D1 is asked", async () => {
    await post(EU);
    const name = "transcript/130/1/1";
    await env.TRANSCRIPTS.put(name, await encrypt(ADMIN_TOKEN, name, new TextEncoder().encode(BODY)));
    for (const settings of [EU, GENERATED]) expect(await read(settings)).toEqual({ from: "KV", text: BODY });
    const replaced = "another-admin-token-of-32-characters";
    expect(await read({ ...EU, ADMIN_TOKEN: replaced }, replaced)).toEqual({ from: "D1", text: BODY });
  });

  it("a copy that is not whole is none", async () => {
    await post(EU);
    const other = await env.TRANSCRIPTS.get("transcript/130/1/1", "arrayBuffer");
    const get = async () => other?.slice(0, -1) ?? null;
    expect(await read({ ...EU, TRANSCRIPTS: but(env.TRANSCRIPTS, { get }) })).toEqual({ from: "D1", text: BODY });
  });
});
