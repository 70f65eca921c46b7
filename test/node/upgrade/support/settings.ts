import { createHash } from "node:crypto";
import { BOT_TOKEN, CHANNEL } from "../../../standin/slack/workspace.ts";

/** As `openssl rand -hex 32` makes them, but the same each time. */
function secretOf(name: string): string {
  return createHash("sha256").update(`upgrade ${name}`).digest("hex");
}

/** Without LINK_SECRET, as nobody needs one. */
export const SECRETS = {
  VCC_SECRET_KEY: secretOf("webhook"),
  ADMIN_TOKEN: secretOf("admin"),
  SUPERVISOR_TOKEN: secretOf("supervisor"),
  SLACK_SIGNING_SECRET: secretOf("signing"),
  SLACK_BOT_TOKEN: BOT_TOKEN,
};

/** Where the targets that post to Slack find their stand-ins. */
export interface SlackUrls {
  readonly slack: string;
  readonly sales: string;
  readonly boss: string;
  readonly orders: string;
  readonly returns: string;
  /** Of the Web API. */
  readonly api: string;
}

/**
 * The settings of an installation that was set up by the README of version 0.1: its examples as they stand there, the
 * target `boss` that its rules name, a bot's target and two more, and a rule for each of these.
 */
export function settings(urls: SlackUrls): Readonly<Record<string, string | object>> {
  return {
    ...SECRETS,
    SLACK_WEBHOOK_URL: urls.slack,
    SLACK_SALES_URL: urls.sales,
    SLACK_BOSS_URL: urls.boss,
    SLACK_ORDERS_URL: urls.orders,
    SLACK_RETURNS_URL: urls.returns,
    SLACK_API_URL: urls.api,
    TIME_ZONE: "Europe/Budapest",
    ALERT_EMAIL_FROM: "Chat alerts <alerts@example.com>",
    TARGETS: {
      "sales-slack": {
        channel: "slack",
        webhook: "SLACK_SALES_URL",
        locale: "hu",
        show: ["name", "words"],
        fallback: "leads",
        digest: { daily: "08:00", weekly: "Mon 08:00" },
      },
      leads: { channel: "email", to: ["leads@example.com"], show: ["name", "words", "phone1", "contact1_email"] },
      boss: { channel: "slack", webhook: "SLACK_BOSS_URL" },
      orders: { channel: "slack", webhook: "SLACK_ORDERS_URL" },
      returns: { channel: "slack", webhook: "SLACK_RETURNS_URL" },
      sales: { channel: "slack", conversation: CHANNEL.id },
    },
    HOURS: {
      office: {
        open: ["Mon-Fri 08:00-12:00", "Mon-Fri 13:00-18:00"],
        closed: ["2026-12-24", "12-25"],
      },
    },
    RULES: [
      { name: "Test chats", match: { queue: "Test*" }, to: [] },
      {
        name: "Sales hours",
        match: { queue: ["Sales*", "Leads"], reason: ["lost", "missed"], not: { platform: "viber" } },
        to: ["sales-slack"],
        hours: "office",
        except: ["lost"],
        escalate: [
          { after: "15m", to: ["leads"] },
          { after: "2h", to: ["leads", "boss"] },
        ],
        remind: "4h",
      },
      { name: "Complaints", match: { queue: "Complaints" }, to: ["boss"] },
      { name: "Orders", match: { queue: "Orders" }, to: ["orders"] },
      { name: "Returns", match: { queue: "Returns" }, to: ["returns"] },
      { name: "Key accounts", match: { queue: "Key accounts" }, to: ["sales"] },
    ],
  };
}
