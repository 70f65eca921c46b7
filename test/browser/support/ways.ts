import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { Site } from "../setup.ts";
import { NAMES, TOKENS } from "./settings.ts";
import { type Visitors, visitors } from "./visitors.ts";

/** One kind of browser in which each way is gone. */
export interface Way {
  readonly site: Site;
  /** No other browser has it. */
  readonly name: string;
  readonly scripts: boolean;
  /** Somebody comes with nothing, no session, no link, and finds the window as the last one left it. */
  arrive(): Promise<Page>;
  /** Somebody else comes, in a window of their own. */
  another(language?: string): Promise<Page>;
}

// No page has a script, so whether a browser would run one is asked once for each width.
const BROWSERS = [
  { width: 390, scripts: false },
  { width: 1280, scripts: true },
];

export function inEachBrowser(ways: (way: Way) => void): void {
  const site = inject("site");
  describe.skipIf(site === null).each(BROWSERS)("at $width pixels, with scripts: $scripts", ({ width, scripts }) => {
    if (site === null) return;
    let people: Visitors;
    let window: Page;

    async function another(language?: string): Promise<Page> {
      const page = await people.stranger(language);
      await page.setViewportSize({ width, height: 844 });
      return page;
    }

    async function arrive(): Promise<Page> {
      await window.context().clearCookies();
      return window;
    }

    beforeAll(async () => {
      people = await visitors(site, scripts);
      window = await another();
    });

    afterAll(() => people.close());

    ways({ ...{ site, scripts, arrive, another }, name: `${width} ${scripts}` });
  });
}

/** Takes a link or presses a button: what it leads to is there whole, and not only begun. */
export async function follow(control: Locator): Promise<void> {
  await Promise.all([control.page().waitForEvent("load"), control.click()]);
}

/** By the form that stands where somebody may not be. */
export async function signIn(page: Page, who: keyof typeof TOKENS): Promise<void> {
  await page.getByLabel(/^(?:Your name|Az Ön neve)$/).fill(NAMES[who]);
  await page.getByLabel("Token").fill(TOKENS[who]);
  await follow(page.locator("main button"));
}

export async function headingOf(page: Page): Promise<string | null> {
  return page.getByRole("heading", { level: 1 }).textContent();
}
