import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import type { Who } from "./pages.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A mail stands inside a mail program, whose landmarks and headings are its own. */
const NOT_OF_MAILS = ["landmark-one-main", "page-has-heading-one", "region"];

const OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/** What axe finds on the page as it is now, best practices included: what is wrong, and where. */
export function axeFinds(page: Page, who: Who): Promise<readonly string[]> {
  const off = who === "mail" ? NOT_OF_MAILS : [];
  return run(page, { rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) });
}

/** The same of what a stylesheet can make or mar. */
export function axeFindsOfLooks(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: OF_LOOKS });
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const asked = JSON.stringify({ ...options, resultTypes: ["violations"] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${asked})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`),
  );
}
