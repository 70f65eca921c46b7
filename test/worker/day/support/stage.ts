import { vi } from "vitest";
import { startMail } from "../../../standin/mail/mail.ts";
import { type Finger, pressForm, sign } from "../../../standin/slack/press.ts";
import { BOT_TOKEN, CHANNEL, createWorkspace } from "../../../standin/slack/workspace.ts";
import { clockwork } from "../../support/clockwork.ts";
import { ORIGIN, posted } from "../../support/door.ts";
import { bodyOf, CHATS, clock } from "./chats.ts";

const SIGNING_SECRET = "test-signing-secret";
const SUPERVISOR = { Authorization: "Bearer test-supervisor-token-of-32-characters" };
/** How often the cron runs here, in milliseconds; once a minute would change nothing but the time that the test takes. */
const CRON = 30 * 60_000;

const TARGETS = {
  sales: { channel: "slack", conversation: CHANNEL.id, digest: { daily: "00:00" } },
  support: { channel: "slack", webhook: "SUPPORT_URL" },
  leads: { channel: "email", to: ["leads@example.com"], digest: { daily: "00:00" } },
};

const RULES = [
  {
    ...{ name: "Sales", match: { queue: "Sales" }, to: ["sales"], hours: "office", remind: "2h" },
    escalate: { after: "15m", to: ["leads"] },
  },
  { name: "Support", match: { queue: "Support" }, to: ["support"] },
];

/** The day's people and places: Slack with a bot and a webhook, a mailbox, and the service between them and VCC Live. */
export function onStage() {
  const mail = startMail();
  const slack = createWorkspace({ rateLimit: true });
  let deadUntil = 0;
  const settings = {
    ...{ TIME_ZONE: "Europe/Budapest", PUBLIC_URL: ORIGIN, TARGETS, RULES, EMAIL: mail.binding },
    ...{ HOURS: { office: { open: ["Mon-Fri 08:00-18:00"] } }, ALERT_EMAIL_FROM: "alerts@example.com" },
    ...{ SLACK_WEBHOOK_URL: undefined, SUPPORT_URL: "https://hooks.slack.com/services/T1/B1/planted" },
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET },
    ...{ SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters" },
  };
  const { until, ask, act } = clockwork(settings, Object.keys(TARGETS), clock("00:00"), CRON);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (Date.now() < deadUntil) return new Response("service_unavailable", { status: 503 });
    const authorization = new Headers(init?.headers).get("Authorization");
    const { pathname } = new URL(String(url));
    return slack.answer({ path: pathname, authorization, body: String(init?.body) }, Date.now());
  });
  const waiting = [...CHATS];
  const answers: number[] = [];

  return {
    mail,
    slack,
    answers,
    ask,
    /** The clock goes on to this time; every chat on the way comes in when it is closed. */
    async until(time: string): Promise<void> {
      for (let next = waiting[0]; next !== undefined && next.at <= clock(time); next = waiting[0]) {
        waiting.shift();
        await until(next.at);
        answers.push((await ask(posted(bodyOf(next)))).status);
      }
      await until(clock(time));
    },
    slackIsDeadUntil(time: string): void {
      deadUntil = clock(time);
    },
    /** A supervisor does something on the pages. */
    does: async (path: string, body: object) => (await act(path, body, SUPERVISOR)).status,
    /** Somebody presses a button below the message in Slack that names the chat. */
    async presses(chat: number, finger: Finger): Promise<number> {
      const message = slack.messages.find(({ body, threadTs }) => threadTs === null && names(body, chat));
      if (message === undefined) throw new Error(`no message names the chat ${chat}`);
      const address = `https://hooks.slack.com${slack.answerPath(message.ts, Date.now())}`;
      const { body, headers } = await sign(pressForm(message, finger, address), SIGNING_SECRET, Date.now());
      return (await ask(new Request(`${ORIGIN}/slack/interactions`, { method: "POST", body, headers }))).status;
    },
    /** What stands in Slack of a chat alone, as text. */
    status: (chat: number) =>
      slack.messages.filter(({ body }) => names(body, chat)).map(({ body }) => JSON.stringify(body)),
  };
}

/** Says in its sentence that it is about this chat and no other. */
function names(body: Readonly<Record<string, unknown>>, chat: number): boolean {
  return String(body.text).includes(`(130/${chat})`);
}
