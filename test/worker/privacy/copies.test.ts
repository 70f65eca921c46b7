import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { but } from "../support/direct.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { copyNames, empty } from "./support/everything.ts";
import { chatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

/** KV that deletes nothing, or nothing whose name has this in it. */
function refusing(part = "") {
  const remove = (name: string) =>
    name.includes(part)
      ? Promise.reject(new Error("KV DELETE failed: 429 Too Many Requests"))
      : env.TRANSCRIPTS.delete(name);
  return { TRANSCRIPTS: but(env.TRANSCRIPTS, { delete: remove }) };
}

const UNDER_WAY = {
  ...{ status: "under way", step: "copies", ended: null },
  waitsFor: expect.stringContaining("KV has confirmed"),
};

async function of(id: string): Promise<unknown> {
  return (await erasure("GET", `/erasures/${id}`)).body;
}

describe("while KV has not confirmed that a copy is deleted, no receipt says that its chat is erased:", () => {
  it.each([
    ["chat-130-1", "/chats/130/1"],
    ["contact-130-9", "/contacts/130/9"],
    ["entity-130-7", "/entities/130/7"],
  ])("%s", async (id, path) => {
    await settled(chatOf(9, 1, { entityId: 7 }));
    const { status, body } = await erasure("DELETE", path, refusing());
    expect([status, body]).toMatchObject([202, UNDER_WAY]);
    await cron(3, refusing());
    expect(await of(id)).toMatchObject(UNDER_WAY);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'erased'").first("n")).toBe(0);
    await cron(4);
    expect(await of(id)).toMatchObject({ status: "done", waitsFor: null });
    expect(await copyNames()).toEqual([]);
  });

  it("nor does that of another erasure of the same chat, which found it erased", async () => {
    await settled(chatOf(9, 1, { entityId: 7 }));
    await erasure("DELETE", "/contacts/130/9", refusing());
    for (const path of ["/chats/130/1", "/entities/130/7", "/contacts/130/9"]) {
      expect((await erasure("DELETE", path, refusing())).body).toMatchObject(UNDER_WAY);
    }
    await cron(6);
    for (const id of ["chat-130-1", "entity-130-7", "contact-130-9"]) {
      expect(await of(id)).toMatchObject({ status: "done" });
    }
  });

  it("but others do, of chats that have no copy left, and of other projects", async () => {
    await settled(chatOf(9, 1));
    await settled(chatOf(8, 2));
    await settled(chatOf(9, 3, { projectId: 131 }));
    await erasure("DELETE", "/chats/130/1", refusing());
    const one = refusing("/130/1/");
    await env.DB.prepare("DELETE FROM facts WHERE name = 'copies-pause'").run();
    await erasure("DELETE", "/chats/130/2", one);
    await env.DB.prepare("DELETE FROM facts WHERE name = 'copies-pause'").run();
    await erasure("DELETE", "/contacts/131/9", one);
    await cron(6, one);
    expect(await of("chat-130-1")).toMatchObject(UNDER_WAY);
    for (const id of ["chat-130-2", "contact-131-9"]) expect(await of(id)).toMatchObject({ status: "done" });
  });
});

it("a receipt says that it does not wait for what was on its way to KV, nor for KV's caches", async () => {
  await settled(chatOf(9, 1));
  const { notReached } = await erased("/chats/130/1");
  expect(notReached.join(" ")).toMatch(/caches.*KV does not confirm.*on its way to KV.*does not wait for that/);
  expect(notReached.join(" ")).not.toMatch(/within a minute/);
});
