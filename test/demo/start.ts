import { DEV_VARS, makeDevVars } from "../../src/commands/dev-vars.ts";
import { whenAskedToEnd } from "../../src/commands/ending.ts";
import { migrateLocally, stopAll } from "../../src/commands/wrangler.ts";
import { type SlackStandIn, startSlack } from "../standin/slack/slack.ts";
import { readArguments } from "./arguments.ts";
import { STAND_INS } from "./channels.ts";
import { demoChats } from "./chats.ts";
import { type LocalMail, mailStandIn } from "./mails.ts";
import { furnish, markEnded, markRunning, PLACE_ARGS, runningInbox } from "./place.ts";
import { freePort } from "./ports.ts";
import { type PostedChat, post, transcriptLink } from "./post.ts";
import { showMessages, storedLines, untilTold } from "./report.ts";
import { fireCron, problemOf, startWorker } from "./worker.ts";

// The whole thing on one machine: the Worker, what VCC Live posts, and a stand-in for Slack that shows the alerts.

let ending = false;
const say = (text: string) => console.log(text);

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const asked = readArguments(process.argv.slice(2));
if (!asked.ok) refuse(asked.problem);
const inbox = await runningInbox();
if (inbox !== null) refuse(`It runs in this folder already; what Slack was sent is shown at ${inbox}`);
const port = await freePort(asked.port);
if (port === null) refuse(`Port ${asked.port} is in use. Choose another one: npm start -- --port ${asked.port + 100}`);

say("vcc-chat-alerts, all of it on this machine: nothing leaves it, and no network is needed.\n");
let mails: readonly LocalMail[] = [];
const others = [mailStandIn(() => mails), ...STAND_INS];
const slack = await startSlack({ port: (await freePort(port + 1)) ?? 0, others });
markRunning(slack.inboxUrl);
whenAskedToEnd(() => void end(0, "\nEnding it."));
say(
  `  Channels  stand-ins of ${[...["Slack"], ...others.map(({ name }) => name)].join(", ")} listen at ${slack.inboxUrl}`,
);
const made = makeDevVars(DEV_VARS) === "made" ? "made at random, in .dev.vars" : "from .dev.vars";
const secrets = furnish(DEV_VARS, slack.url);
say(`  Secrets   ${made}`);
await migrateLocally(PLACE_ARGS).catch((error: unknown) => end(1, String(error)));
say("  Database  migrations applied");
const worker = startWorker(port);
mails = worker.mails;
const problem = await problemOf(worker, secrets.admin);
if (problem !== null) await end(1, problem);
void worker.ended.then(() => end(1, "The Worker has ended; what it said stands above."));
fireCron(worker);
say(`  Worker    listens at ${worker.url}/`);
await demonstrate(slack, worker.mails).catch((error: unknown) => end(1, String(error)));
setInterval(showMessages, 500, slack, worker.mails, say);

async function demonstrate(slack: SlackStandIn, mails: readonly LocalMail[]): Promise<void> {
  const posted: PostedChat[] = [];
  for (const chat of demoChats(Date.now())) posted.push(await post(worker.url, secrets.webhook, chat));
  say(`\nPosted as VCC Live does:\n\n${storedLines(posted)}`);
  const alerting = posted.filter(({ targets }) => targets.length > 0);
  await untilTold(slack, mails, alerting.slice(0, 1));
  say("\nWhat was sent, as its reader sees it:");
  showMessages(slack, mails, say);
  say("\nOpen in a browser:\n");
  say(`  ${"all channels".padEnd(20)} ${slack.inboxUrl}`);
  for (const { chat, what } of posted) {
    say(`  ${what.padEnd(20)} ${await transcriptLink(worker.url, secrets.link, chat, Date.now())}`);
  }
  const others = alerting.slice(1).map(({ chat }) => chat);
  say("\nThe first alert went out at once. Those that follow within half a minute are batched: a storm is no flood.");
  say(`So ${others.join(" and ")} come in one message, half a minute after it.`);
  const missing = await untilTold(slack, mails, alerting);
  showMessages(slack, mails, say);
  if (missing.length > 0) say(`\nStill under way: ${missing.join(", ")}`);
  say(`\nPost chats of your own to ${worker.url}/webhooks/vcc/chat?secret-key=…`);
  say("with VCC_SECRET_KEY of .wrangler/demo/.dev.vars as the key: their alerts appear here, but for chats that were");
  say(`closed more than 25 days ago. To see all pages, sign in at ${worker.url}/ with ADMIN_TOKEN of the same file.`);
  say("Ctrl-C ends it.");
}

async function end(code: number, sentence: string): Promise<void> {
  // Who has been told to end goes no further.
  if (ending) return new Promise(() => {});
  ending = true;
  (code === 0 ? console.log : console.error)(sentence);
  await stopAll();
  await slack.close();
  markEnded();
  process.exit(code);
}
