import { describe, expect, it } from "vitest";
import { render } from "../../src/channels/slack/render.ts";
import { followed } from "../channels/support/messages.ts";
import { deliverPress, pressForm } from "./slack/press.ts";
import { BOT_TOKEN, CHANNEL, createWorkspace, type Workspace } from "./slack/workspace.ts";

const USER = { id: "U1", name: "jane" };
const NOW = Date.UTC(2026, 10, 24, 9);
const MINUTE = 60_000;

function call(workspace: Workspace, method: string, body: object, { token = BOT_TOKEN, now = NOW } = {}) {
  const request = { path: `/api/${method}`, authorization: `Bearer ${token}`, body: JSON.stringify(body) };
  return workspace.answer(request, now);
}

const post = (workspace: Workspace, body: object = { channel: CHANNEL.id, text: "hello" }, how = {}) =>
  call(workspace, "chat.postMessage", body, how);

async function said(response: Response) {
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe("Slack's stand-in, asked by the Web API,", () => {
  it("posts, changes, and knows a thread", async () => {
    const workspace = createWorkspace();
    const { body } = await said(post(workspace));
    expect(body).toMatchObject({ ok: true, channel: CHANNEL.id, message: { text: "hello" } });
    await said(call(workspace, "chat.update", { channel: CHANNEL.id, ts: body.ts, text: "changed" }));
    await said(post(workspace, { channel: `#${CHANNEL.name}`, thread_ts: body.ts, text: "below" }));
    expect(workspace.messages).toMatchObject([
      { ts: body.ts, threadTs: null, body: { text: "changed" } },
      { threadTs: body.ts, body: { text: "below" } },
    ]);
  });

  it.each([
    ["invalid_auth", "chat.postMessage", { channel: CHANNEL.id, text: "x" }, "xoxb-wrong"],
    ["channel_not_found", "chat.postMessage", { channel: "C9", text: "x" }, BOT_TOKEN],
    ["channel_not_found", "chat.update", { channel: "#sales", ts: "1.1", text: "x" }, BOT_TOKEN],
    ["message_not_found", "chat.update", { channel: CHANNEL.id, ts: "1.1", text: "x" }, BOT_TOKEN],
    ["no_text", "chat.postMessage", { channel: CHANNEL.id, text: "" }, BOT_TOKEN],
    ["invalid_blocks", "chat.postMessage", { channel: CHANNEL.id, text: "x", blocks: [{}] }, BOT_TOKEN],
  ])("says %s inside of a 200", async (error, method, body, token) => {
    const workspace = createWorkspace();
    expect(await said(call(workspace, method, body, { token }))).toEqual({ status: 200, body: { ok: false, error } });
    expect(workspace.messages).toEqual([]);
  });

  it("takes one message a second, and says how long to wait", async () => {
    const workspace = createWorkspace({ rateLimit: true });
    expect(post(workspace).status).toBe(200);
    const refused = post(workspace, undefined, { now: NOW + 999 });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "1"]);
    expect(post(workspace, undefined, { now: NOW + 1_000 }).status).toBe(200);
  });
});

describe("the address that comes with a press", () => {
  const answer = (workspace: Workspace, path: string, now: number) =>
    said(workspace.answer({ path, authorization: null, body: '{"replace_original":true,"text":"new"}' }, now)).catch(
      () => "ok",
    );

  it("replaces the message five times", async () => {
    const workspace = createWorkspace();
    const { body } = await said(post(workspace));
    const path = workspace.answerPath(body.ts, NOW);
    for (let times = 0; times < 5; times += 1) expect(await answer(workspace, path, NOW)).toBe("ok");
    expect(workspace.messages).toMatchObject([{ body: { text: "new" } }]);
    expect(await answer(workspace, path, NOW)).toEqual({ status: 404, body: { ok: false, error: "used_url" } });
  });

  it("is over after half an hour", async () => {
    const workspace = createWorkspace();
    const path = workspace.answerPath("1.1", NOW);
    expect(await answer(workspace, path, NOW + 30 * MINUTE)).toBe("ok");
    expect(await answer(workspace, path, NOW + 30 * MINUTE + 1)).toMatchObject({ body: { error: "expired_url" } });
  });
});

describe("a press", () => {
  const workspace = createWorkspace();
  post(workspace, { channel: CHANNEL.id, ...render(followed, true) });
  const [message] = workspace.messages;
  if (message === undefined) throw new Error("nothing was posted");
  const form = (action: string, chosen = "spam") =>
    pressForm(message, { user: USER, action, chosen }, "https://x.test");

  it("says which button it was, or which entry of the menu", () => {
    const pressed = (text: string) => JSON.parse(new URLSearchParams(text).get("payload") ?? "").actions[0];
    expect(pressed(form("claim"))).toMatchObject({ action_id: "claim", value: "130/102 sales-slack" });
    expect(pressed(form("resolve-as"))).toMatchObject({ selected_option: { value: "130/102 sales-slack spam" } });
    expect(() => form("dance")).toThrow("no button");
  });

  it("is felt at once where it is answered, and comes again with another signature where it is not", async () => {
    const signatures: (string | undefined)[] = [];
    const statuses = [500, 200];
    const felt = await deliverPress(
      form("claim"),
      "secret",
      () => NOW,
      async ({ headers }) => {
        signatures.push(headers["X-Slack-Signature"]);
        return new Response(null, { status: statuses.shift() ?? 200 });
      },
    );
    expect(felt).toEqual({ warned: true, answers: [500, 200] });
    expect(new Set(signatures).size).toBe(2);
    const well = await deliverPress(
      form("claim"),
      "secret",
      () => NOW,
      async () => new Response(),
    );
    expect(well).toEqual({ warned: false, answers: [200] });
  });
});
