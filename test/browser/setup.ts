import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildOurs } from "../bench/build.ts";
import { type Filled, fill } from "./support/fill.ts";
import { CHROMIUM, findChromium, findJava, JAVA } from "./support/programs.ts";
import { settings } from "./support/settings.ts";
import { slacks } from "./support/slacks.ts";
import { startWorker } from "./support/worker.ts";

/** A Worker that has been filled, and the one browser that all files of tests share. */
export interface Site extends Filled {
  /** Its origin. */
  readonly url: string;
  /** Where the browser listens. */
  readonly browser: string;
  /** The link to the transcript in the first message that Slack was sent. */
  readonly slackLink: string;
  /** The link to all chats in a message of several. */
  readonly severalLink: string;
}

/** Nothing beyond what it is told to load: no look-up, no update, no first-run page. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What is wrong is said by a test of its own: thrown here, it would end the tests of all projects. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const java = findJava();
  const chromiumPath = findChromium();
  const missing = [...(chromiumPath === null ? [CHROMIUM] : []), ...(java === null ? [JAVA] : [])];
  const lack = `the tests of pages in a browser need ${missing.join("; ")}`;
  if (missing.length > 0) console.warn(`Left out: ${lack}`);
  const problems = missing.length > 0 && process.env.CI ? [lack] : [];
  const ends: (() => Promise<void>)[] = [];
  const site =
    chromiumPath === null ? null : await open(chromiumPath, ends).catch((error) => void problems.push(String(error)));
  provide("java", java);
  provide("site", site ?? null);
  provide("problems", problems);
  return async () => {
    for (const end of ends.reverse()) await end();
  };
}

/** `ends` is given how all that was started is ended, even where this fails. */
async function open(executablePath: string, ends: (() => Promise<void>)[]): Promise<Site> {
  const browser = await chromium.launchServer({ executablePath, args: FLAGS });
  ends.push(() => browser.close());
  const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  ends.push(async () => rmSync(disk, { recursive: true, force: true }));
  const slack = await slacks();
  ends.push(slack.close);
  const worker = await startWorker(await buildOurs(disk), settings(slack.urls, Date.now()));
  ends.push(worker.stop);
  const filled = await fill(worker, slack, Date.now());
  const linkTo = (what: string, target: string) =>
    linkIn(slack.of.get(target)?.messages[0]?.body, `${worker.url}/${what}/`);
  const links = { slackLink: linkTo("chats", "slack"), severalLink: linkTo("deliveries", "desk") };
  return { url: worker.url, browser: browser.wsEndpoint(), ...filled, ...links };
}

/** The first link in a message that begins so. */
function linkIn(message: unknown, beginning: string): string {
  const text = JSON.stringify(message);
  const start = text.indexOf(beginning);
  if (start < 0) throw new Error(`Slack was sent no link to ${beginning}`);
  return (
    text
      .slice(start)
      .split(/["<>|\\]/)[0]
      ?.replaceAll("&amp;", "&") ?? ""
  );
}
