import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOurs } from "../../bench/build.ts";
import { workerConfig } from "../../bench/worker-config.ts";
import { type MailServicesOnLoopback, startMailServices } from "../../standin/mail/providers/server.ts";
import { readRaw } from "../../standin/mail/read.ts";
import { removeFolder } from "../support/folder.ts";
import { LOGIN, type MailServer, startServer } from "./server.ts";

const KEYS = { key: "key-1", ses: { keyId: "AKIDEXAMPLE", secret: "secret", region: "eu-central-1" } };
const SECRETS = {
  VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  MAIL_KEY: KEYS.key,
  SES_ID: KEYS.ses.keyId,
  SES_SECRET: KEYS.ses.secret,
  EMAIL_PASSWORD: LOGIN.password,
};
const SERVICES = ["resend", "postmark", "mailgun", "ses"] as const;

const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
let services: MailServicesOnLoopback;
let server: MailServer;
let miniflare: Miniflare;
let origin = "";

// The Worker as it is deployed; four mail services and a mail server beside it, with sockets between them.
beforeAll(async () => {
  const built = await buildOurs(disk);
  services = await startMailServices(KEYS);
  server = await startServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const target = (provider: string, own: object) => ({
    ...{ channel: "email", provider, to: [`${provider}@example.com`], api: `${services.url}/${provider}`, ...own },
  });
  const settings = {
    ...SECRETS,
    ...{ ALERT_EMAIL_TO: "leads@example.com", ALERT_EMAIL_FROM: "Chat alerts <alerts@example.com>" },
    ...{ EMAIL_PROVIDER: "smtp", EMAIL_HOST: "127.0.0.1", EMAIL_PORT: String(server.port), EMAIL_USER: LOGIN.user },
    TARGETS: {
      resend: target("resend", { key: "MAIL_KEY" }),
      postmark: target("postmark", { key: "MAIL_KEY" }),
      mailgun: target("mailgun", { key: "MAIL_KEY", domain: "mg.example.com" }),
      ses: target("ses", { access_key: "SES_ID", secret_key: "SES_SECRET", region: KEYS.ses.region }),
    },
    RULES: [{ name: "All", to: ["email", ...SERVICES] }],
  };
  miniflare = new Miniflare({ workers: [{ config: workerConfig("mails", built, settings) }], logRequests: false });
  origin = (await miniflare.ready).origin;
  const db = await miniflare.getD1Database("DB");
  await db.batch(built.schema.map((sql) => db.prepare(sql)));
}, 120_000);

afterAll(async () => {
  await miniflare.dispose();
  await Promise.all([services.close(), server.close()]);
  removeFolder(disk);
});

async function until(reached: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end && !reached(); await wait(50));
}

it("an alert goes out by every provider, and says the same by each", async () => {
  const chat = { chatId: 77, projectId: 130, disposition: "lost", queueName: "Értékesítés" };
  const hook = `${origin}/webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}`;
  expect((await fetch(hook, { method: "POST", body: JSON.stringify(chat) })).status).toBe(200);
  await until(() => services.mails.length >= SERVICES.length && server.mails.length > 0);
  expect(services.mails.map(({ service }) => service).toSorted()).toEqual([...SERVICES].toSorted());
  const [received] = server.mails;
  const [read] = await readRaw(received?.raw ?? "");
  expect(received).toMatchObject({ from: "alerts@example.com", to: ["leads@example.com"] });
  expect(read?.subject).toMatch(/^\[Lost chat.*\] Chat 130\/77$/);
  for (const { service, mail } of services.mails) {
    expect(mail).toMatchObject({ to: [`${service}@example.com`], subject: read?.subject });
    expect(read?.headers).toContain(`references: ${mail.headers?.References}`);
    // Links are each target's own.
    const withoutLinks = (text = "") =>
      text
        .replaceAll("\r\n", "\n")
        .replaceAll(/https?:\S+/g, "")
        .trimEnd();
    expect(withoutLinks(mail.text)).toBe(withoutLinks(read?.text));
  }
});
