import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startMail } from "../../standin/mail/mail.ts";
import { BOT_TOKEN, CHANNEL, createWorkspace } from "../../standin/slack/workspace.ts";
import { clockwork } from "../support/clockwork.ts";
import { chatBody, ORIGIN, posted } from "../support/door.ts";
import { playSlack } from "../support/playing-slack.ts";

/** Tuesday; the office is open from 8 to 18 UTC. */
const at = (time: string, day = 2) => Date.parse(`2032-03-0${day}T${time}:00Z`);

/** How often the cron runs here, in milliseconds. */
const CRON = 4 * 60 * 60_000;

const HOOK = "https://hooks.slack.com/services/T1/B1/hook";
let mail: ReturnType<typeof startMail>;
let slack: ReturnType<typeof createWorkspace>;
let clock: ReturnType<typeof clockwork>;
let chats = 5_000;

function settings() {
  return {
    ...{
      TIME_ZONE: "UTC",
      PUBLIC_URL: ORIGIN,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_WEBHOOK_URL: HOOK,
      EMAIL: mail.binding,
    },
    ...{ ALERT_EMAIL_FROM: "alerts@example.com", HOURS: { office: { open: ["Mon-Fri 08:00-18:00"] } } },
    TARGETS: {
      bot: { channel: "slack", conversation: CHANNEL.id },
      hook: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
      post: { channel: "email", to: ["leads@example.com"] },
    },
    RULES: [{ name: "All", match: {}, to: ["bot", "hook", "post"], hours: "office" }],
  };
}

/** A chat of a customer comes in now: answered, or lost. */
async function came(contactId: number, answered: boolean): Promise<number> {
  chats += 1;
  const date = new Date(Date.now()).toISOString();
  const conversation = [
    { from: "Visitor", date, message: "Hello?" },
    ...(answered ? [{ from: "Kovács Éva", date, message: "Hello!" }] : []),
  ];
  const more = { firstAgentName: "Kovács Éva", lastAgentName: "Kovács Éva", isSpam: 0, slaStatus: "" };
  const body = { ...more, contactId, entityId: contactId, conversation, disposition: answered ? "completed" : "lost" };
  expect((await clock.ask(posted(chatBody(chats, body)))).status).toBe(200);
  return chats;
}

/** How many messages each target has got by now. */
function counts() {
  const by = (way: string) => slack.messages.filter((message) => message.by === way).length;
  return { bot: by("bot"), hook: by("webhook"), post: mail.mails.length };
}

beforeEach(() => {
  mail = startMail();
  slack = createWorkspace();
  playSlack(slack);
  clock = clockwork(settings(), ["bot", "hook", "post"], at("09:00"), CRON);
});

afterEach(async () => {
  await clock.end();
  vi.restoreAllMocks();
  await env.DB.prepare("DELETE FROM deliveries").run();
});

describe("an alert that is over outside the hours", () => {
  it("is shown as over in place at once, and elsewhere at the opening, once", async () => {
    const lost = await came(61, false);
    await clock.until(at("10:00"));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    await clock.until(at("22:00"));
    await came(61, true);
    await clock.until(at("22:01"));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    expect(JSON.stringify(slack.messages[0]?.body)).toContain("Customer came back");
    await clock.until(at("07:59", 3));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    await clock.until(at("08:01", 3));
    expect(counts()).toEqual({ bot: 1, hook: 2, post: 2 });
    expect(mail.mails[1]?.text).toContain(`130/${lost}`);
    await clock.until(at("12:00", 3));
    expect(counts()).toEqual({ bot: 1, hook: 2, post: 2 });
  });

  it("is said once, as it stands then, where it was opened again and is over again before the opening", async () => {
    const lost = await came(62, false);
    await clock.until(at("22:00"));
    await came(62, true);
    await clock.until(at("23:00"));
    expect((await clock.act(`/alerts/130/${lost}/reopen`, {})).status).toBe(200);
    await clock.until(at("01:00", 3));
    const last = await came(62, true);
    await clock.until(at("07:59", 3));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    await clock.until(at("09:00", 3));
    expect(counts()).toEqual({ bot: 1, hook: 2, post: 2 });
    expect(mail.mails[1]?.text).toContain(`130/${last}`);
  });

  it("is not said at all where it was opened again and is open at the opening", async () => {
    const lost = await came(63, false);
    await clock.until(at("22:00"));
    await came(63, true);
    await clock.until(at("23:00"));
    expect((await clock.act(`/alerts/130/${lost}/reopen`, {})).status).toBe(200);
    await clock.until(at("09:00", 3));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
  });

  it("changes nothing where nobody was told of it yet", async () => {
    await clock.until(at("22:00"));
    await came(64, false);
    await clock.until(at("23:00"));
    await came(64, true);
    await clock.until(at("12:00", 3));
    expect(counts()).toEqual({ bot: 0, hook: 0, post: 0 });
  });

  it("waits where a message of several can not be changed in place, also for a bot", async () => {
    await clock.until(at("22:00"));
    await came(65, false);
    await came(66, false);
    await clock.until(at("09:00", 3));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    await clock.until(at("22:00", 3));
    await came(66, true);
    await clock.until(at("07:59", 4));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 1 });
    await clock.until(at("08:01", 4));
    expect(counts()).toEqual({ bot: 2, hook: 2, post: 2 });
    expect(slack.messages.find(({ threadTs }) => threadTs !== null)?.by).toBe("bot");
  });

  it("is said at night where somebody wants it to be sent now", async () => {
    const lost = await came(67, false);
    await clock.until(at("22:00"));
    await came(67, true);
    await clock.until(at("22:05"));
    const held = env.DB.prepare(
      "SELECT id FROM deliveries WHERE status = 'pending' AND target = 'post' AND chat_id = ?",
    );
    const id = await held.bind(lost).first("id");
    expect((await clock.act(`/deliveries/${id}/retry`, {})).status).toBe(200);
    await clock.until(at("22:10"));
    expect(counts()).toEqual({ bot: 1, hook: 1, post: 2 });
    await clock.until(at("09:00", 3));
    expect(counts()).toEqual({ bot: 1, hook: 2, post: 2 });
  });

  it("waits for the opening where its first attempt failed just before the closing", async () => {
    await came(68, false);
    await clock.until(at("17:59"));
    mail.next(
      { code: "E_INTERNAL_SERVER_ERROR" },
      { code: "E_INTERNAL_SERVER_ERROR" },
      { code: "E_INTERNAL_SERVER_ERROR" },
    );
    await came(68, true);
    await clock.until(at("07:59", 3));
    expect([mail.mails.length, mail.attempts.length]).toEqual([1, 4]);
    await clock.until(at("08:01", 3));
    expect([mail.mails.length, mail.attempts.length]).toEqual([2, 5]);
  });
});

it("hours that are passed over because of a reason hold nothing back", async () => {
  await clock.end();
  const [rule] = settings().RULES;
  const rules = { ...settings(), RULES: [{ ...rule, except: ["lost"] }] };
  clock = clockwork(rules, ["bot", "hook", "post"], at("22:00"), CRON);
  await came(69, false);
  await clock.until(at("22:05"));
  await came(69, true);
  await clock.until(at("22:10"));
  expect(counts()).toEqual({ bot: 1, hook: 2, post: 2 });
});
