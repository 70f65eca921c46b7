import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import readme from "../../README.md?raw";
import { destination } from "../../src/channels/registry.ts";
import registry from "../../src/channels/registry.ts?raw";
import wranglerToml from "../../wrangler.toml?raw";

/** What each secret that an example names may look like. */
const SECRETS: Readonly<Record<string, string>> = {
  SLACK_SALES_URL: "https://hooks.slack.com/services/T000/B000/XXXX",
  SLACK_BOT_TOKEN: "xoxb-1",
  TEAMS_SALES_URL: "https://example.environment.api.powerplatform.com/powerautomate/workflows/1/triggers/manual?sig=x",
  GOOGLE_CHAT_SALES_URL: "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=k&token=t",
  DISCORD_SALES_URL: "https://discord.com/api/webhooks/223704706495545344/3d89bb7572e0fb30d8128367b3b1b44fecd1726de135",
  MATTERMOST_SALES_URL: "https://mattermost.example.com/hooks/xen8krpjzbm7fwfkqi3standin",
  MATTERMOST_BOT_TOKEN: "xen8krpjzbm7fwfkqi3standin",
  TELEGRAM_BOT_TOKEN: "123456789:AAE-example-of-a-telegram-bot",
  NTFY_TOKEN: "tk_example",
  PAGERDUTY_KEY: "0123456789abcdef0123456789abcdef",
  CRM_URL: "https://crm.example.com/alerts",
  CRM_KEY: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  CRM_KEY_OLD: "whsec_c3RhbmQtaW4tb2YtYS1yZWNlaXZlci1vZi1ldmVudHM=",
  RESEND_KEY: "re_example",
};

/** The commented tables of targets, as they are once somebody removes the comment signs. */
function examples(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const lines = wranglerToml.split("\n");
  const from = lines.findIndex((line) => line.startsWith("# [vars.TARGETS."));
  const uncommented = lines
    .slice(from)
    .map((line) => line.replace(/^# /, ""))
    .filter((line) => /^\[vars\.TARGETS\.[\w-]+\]$|^\w+ = /.test(line));
  const { vars } = parse(uncommented.join("\n")) as { vars: { TARGETS: ReturnType<typeof examples> } };
  return vars.TARGETS;
}

const channels = [...registry.matchAll(/^ {2}\["([\w-]+)", opener\(/gm)].map(([, name = ""]) => name);

describe("the examples of targets in wrangler.toml", () => {
  it("show every channel", () => {
    expect(channels).toContain("slack");
    expect(new Set(Object.values(examples()).map(({ channel }) => channel))).toEqual(new Set(channels));
  });

  it.each(Object.entries(examples()))("are right: %s", (_, settings) => {
    expect(destination(settings, (name) => SECRETS[name])).toMatchObject({ ok: true });
  });

  it("are in the README's table of settings", () => {
    const [, table = ""] = /^### Targets\n([\s\S]*?)^```/m.exec(readme) ?? [];
    for (const key of Object.values(examples()).flatMap((settings) => Object.keys(settings))) {
      expect(table).toContain(`\`${key}\``);
    }
  });
});
