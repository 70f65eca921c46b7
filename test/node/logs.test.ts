import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { beforeAll, describe, expect, it } from "vitest";
import { render } from "../../src/channels/slack/render.ts";
import { buildOurs } from "../bench/build.ts";
import { workerConfig } from "../bench/worker-config.ts";
import { followed } from "../channels/support/messages.ts";
import { pressForm, sign } from "../standin/slack/press.ts";
import { startSlack } from "../standin/slack/slack.ts";
import { removeFolder } from "./support/folder.ts";

const SECRETS = {
  VCC_SECRET_KEY: "planted-webhook-secret-of-32-characters",
  VCC_SECRET_KEY_PREVIOUS: "planted-previous-secret-of-32-characters",
  VCC_ENCRYPTION_KEY: "planted-encryption-key",
  ADMIN_TOKEN: "planted-admin-token-of-32-characters",
  SUPERVISOR_TOKEN: "planted-supervisor-token-of-32-characters",
  LINK_SECRET: "planted-link-secret-of-32-characters",
  SLACK_BOT_TOKEN: "planted-bot-token",
  SLACK_SIGNING_SECRET: "planted-signing-secret",
};
const WRONG = "planted-wrong-secret";
const NOTE = "planted note about the customer";
const BODIES = readdirSync(new URL("../fixtures/chats/", import.meta.url)).map((name) =>
  readFileSync(new URL(`../fixtures/chats/${name}`, import.meta.url), "utf8"),
);
const ADMIN = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` };
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** What the Worker said while everything was done with it that leaves a trace, well and badly. */
const logs: string[] = [];

beforeAll(async () => {
  const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  const built = await buildOurs(disk);
  const slack = await startSlack();
  slack.next({ status: 500, body: "server_error" }, { status: 200 }, { status: 404, body: "no_service" });
  const miniflare = new Miniflare({
    workers: [{ config: workerConfig("logged", built, { ...SECRETS, SLACK_WEBHOOK_URL: slack.url }) }],
    unsafeTriggerHandlers: true,
    logRequests: false,
    // The runtime's own lines come the same way, such as "e = rust/worker…" on a busy machine.
    handleStructuredLogs: ({ message }) => void (/^(?:e = |workerd\/)/.test(message) || logs.push(message)),
  });
  try {
    const { origin } = await miniflare.ready;
    const db = await miniflare.getD1Database("DB");
    await db.batch(built.schema.map((sql) => db.prepare(sql)));
    await doEverything(origin);
  } finally {
    await miniflare.dispose();
    await slack.close();
    removeFolder(disk);
  }
}, 120_000);

async function doEverything(origin: string): Promise<void> {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, { redirect: "manual", headers: ADMIN, ...init }).then((response) => response.text());
  const post = (secret: string, body: string) =>
    ask(`/webhooks/vcc/chat?secret-key=${secret}`, { method: "POST", headers: {}, body });
  for (const body of BODIES) await post(SECRETS.VCC_SECRET_KEY, body);
  await post(
    SECRETS.VCC_SECRET_KEY,
    `{"chatId":77,"projectId":130,"disposition":"lost","clientData":{"name":"${NOTE}"}}`,
  );
  for (const [secret, body] of [
    [WRONG, "{}"],
    [SECRETS.VCC_SECRET_KEY_PREVIOUS, `{"chatId":"${NOTE}"}`],
    ["", ""],
  ]) {
    await post(secret ?? "", body ?? "");
  }
  await ask(`/webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}`, { headers: {} });
  for (const token of [SECRETS.SUPERVISOR_TOKEN, WRONG]) {
    const headers = { ...FORM, Origin: origin };
    await ask("/sign-in", { method: "POST", headers, body: new URLSearchParams({ name: NOTE, token, next: "/" }) });
  }
  for (const path of [
    "/",
    "/chats",
    "/chats/130/101",
    "/deliveries",
    "/quarantine",
    "/audit",
    "/settings",
    "/healthz",
  ]) {
    await ask(path, { headers: { ...ADMIN, Accept: "text/html" } });
  }
  await ask("/rules/explain", { method: "POST", body: BODIES[0] ?? "" });
  await ask("/alerts/130/77/resolve", {
    method: "POST",
    headers: { ...ADMIN, "Content-Type": "application/json" },
    body: JSON.stringify({ outcome: "called-back", note: NOTE }),
  });
  await pressInSlack(origin);
  for (const path of [
    "/targets/slack/test",
    "/targets/slack/off",
    "/targets/slack/on",
    "/deliveries/retry?target=slack",
  ]) {
    await ask(path, { method: "POST" });
  }
  const { quarantine } = JSON.parse(await ask("/quarantine.json"));
  for (const { id } of quarantine) await ask(`/quarantine/${id}/replay`, { method: "POST" });
  for (const seconds of [1, 6, 2]) {
    await ask("/cdn-cgi/local/scheduled");
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
  await ask("/chats/130/77", { method: "DELETE" });
}

/** Somebody presses a button, well and badly signed, and with an address that is as good as a secret. */
async function pressInSlack(origin: string): Promise<void> {
  const { actions } = followed;
  const body = { ...render({ ...followed, ...(actions && { actions: { ...actions, chat: "130/77" } }) }, true) };
  const message = { channel: "C1", ts: "1.1", threadTs: null, by: "webhook", body } as const;
  for (const target of ["slack", "sales-slack"]) {
    const user = { id: "U0JANE", name: NOTE };
    const form = pressForm(message, { user, action: "claim" }, `https://hooks.slack.com/services/${WRONG}`);
    const pressed = form.replaceAll("+sales-slack", `+${target}`);
    for (const secret of [SECRETS.SLACK_SIGNING_SECRET, WRONG]) {
      await fetch(`${origin}/slack/interactions`, { method: "POST", ...(await sign(pressed, secret, Date.now())) });
    }
  }
}

/** Every text in a body that is long enough to be nobody's but the customer's. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe("what the Worker logs, whatever is done with it,", () => {
  it("is one JSON line for each event, with ids and outcomes", () => {
    const events = logs.map((line) => JSON.parse(line).event);
    expect([...new Set(events)].toSorted()).toEqual(
      expect.arrayContaining(["delivery", "interaction", "sign-in", "test", "webhook"]),
    );
    expect(events.filter((event) => event === "webhook").length).toBeGreaterThan(BODIES.length);
  });

  it("holds no secret, right or wrong, and no URL or link that holds one", () => {
    const all = logs.join("\n");
    for (const secret of [...Object.values(SECRETS), WRONG, "/services/"]) expect(all).not.toContain(secret);
    expect(all).not.toMatch(/secret-key=|sig=|https?:\/\//);
  });

  it("holds nothing that a customer, an agent or a supervisor wrote, and no name or number of theirs", () => {
    const all = logs.join("\n");
    const texts = BODIES.flatMap((body) => textsIn(JSON.parse(body))).filter((text) => text.trim().length >= 9);
    expect(texts.length).toBeGreaterThan(50);
    // The vendor's own words are no secret: nobody but VCC Live chooses among them.
    const written = texts.filter((text) => !/^(?:answered|missed)(?:Before|After)SLA$|^completed$/.test(text));
    for (const text of [...written, NOTE]) expect(all).not.toContain(text);
  });
});
