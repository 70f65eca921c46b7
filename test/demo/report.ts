import { setTimeout as wait } from "node:timers/promises";
import { readSlack } from "../standin/slack/read.ts";
import type { SlackStandIn } from "../standin/slack/slack.ts";
import type { LocalMail } from "./mails.ts";
import type { PostedChat } from "./post.ts";

/** What was stored, and who hears of it; one line for each chat. */
export function storedLines(chats: readonly PostedChat[]): string {
  const width = Math.max(...chats.map(({ what }) => what.length));
  return chats
    .map(({ what, chat, status, revision, reasons, targets }) => {
      const alert = targets.length === 0 ? "no alert" : `alert (${reasons.join(", ")}) to ${targets.join(", ")}`;
      return `  ${chat}  ${what.padEnd(width)}  ${status} as revision ${revision}, ${alert}`;
    })
    .join("\n");
}

/** How long an alert may be under way before the end is shown without it: half a minute of it to be gathered. */
const PATIENCE = 50_000;

/** Waits until Slack and mail have told of all these chats; the names of those still to come. */
export async function untilTold(
  slack: SlackStandIn,
  mails: readonly LocalMail[],
  chats: readonly PostedChat[],
): Promise<readonly string[]> {
  const waiting = () => {
    const said = [JSON.stringify(slack.messages), JSON.stringify(mails)];
    return chats.map(({ chat }) => chat).filter((chat) => !said.every((text) => text.includes(`/chats/${chat}`)));
  };
  for (const until = Date.now() + PATIENCE; waiting().length > 0 && Date.now() < until; ) await wait(100);
  return waiting();
}

let shown = 0;
let shownMails = 0;

/** Prints the messages and mails that were not printed yet, as their reader sees them. */
export function showMessages(slack: SlackStandIn, mails: readonly LocalMail[], say: (text: string) => void): void {
  for (const { at, body } of slack.messages.slice(shown)) {
    say(`\n  Slack, ${at.slice(11, 19)} UTC\n${setOff(readSlack(body))}`);
  }
  shown = slack.messages.length;
  for (const { to, subject, text, html } of mails.slice(shownMails)) {
    say(`\n  Mail to ${to}, which a browser shows from ${html}\n${setOff(`Subject: ${subject}\n\n${text.trimEnd()}`)}`);
  }
  shownMails = mails.length;
}

/** Set off from what stands around it. */
function setOff(text: string): string {
  return text.replaceAll(/^/gm, "  | ").replaceAll(/ +$/gm, "");
}
