import { join } from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../../../src/commands/wrangler.ts";

const FOLDER = join(ROOT, ".wrangler", "screenshots");

/** With SCREENSHOTS=1, for a person to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  await page.screenshot({ path: join(FOLDER, `${name.replaceAll(" ", "-")}.png`), fullPage: true });
}
