import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { LANGUAGES } from "../../src/locale/locale.ts";
import { sampled, THOROUGH } from "../support/thorough.ts";
import { axeFinds, axeFindsOfLooks } from "./support/axe.ts";
import { cutOff, overhang, tooLow, unbreak, unseenFocus } from "./support/layout.ts";
import { type ListedPage, MAILS, PAGES } from "./support/pages.ts";
import { keepScreenshot } from "./support/screenshots.ts";
import { type Visitors, visitors } from "./support/visitors.ts";

const site = inject("site");

const OTHER_LANGUAGES = LANGUAGES.filter((language) => language !== "en");

/** In which else it must fit: a page of ours, listed once for all languages. The next page fits in the next one. */
function languagesOf(listed: ListedPage): readonly (typeof OTHER_LANGUAGES)[number][] {
  if (listed.who === "mail" || listed.language !== undefined) return [];
  return sampled(OTHER_LANGUAGES, OTHER_LANGUAGES.length, PAGES.indexOf(listed));
}

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
/** Too wide, too pale, too low, with a focus that nobody sees. */
const WRONG = `<!doctype html><html lang="en"><title>x</title><style>
  body { margin: 0 } main { width: 400px; color: #ccc } button { height: 43px; outline: none }
</style><main>pale<img src="data:,"><button>low</button></main>`;

/**
 * What the width and the colours can change is looked for in each view, all else in the first. The thorough form has
 * each width in both colours.
 */
const VIEWS = [
  { size: PHONE, colorScheme: "light", finds: axeFinds },
  { size: DESK, colorScheme: "dark", finds: axeFindsOfLooks },
  ...(THOROUGH
    ? ([
        { size: DESK, colorScheme: "light", finds: axeFindsOfLooks },
        { size: PHONE, colorScheme: "dark", finds: axeFindsOfLooks },
      ] as const)
    : []),
] as const;

describe.skipIf(site === null)("every page", () => {
  let people: Visitors;

  beforeAll(async () => {
    if (site !== null) people = await visitors(site, true);
  });

  afterAll(() => people.close());

  describe.each(PAGES)("$name", (listed) => {
    let page: Page;
    let before: number;

    beforeAll(async () => {
      before = people.happened.length;
      page = await people.open(listed);
    });

    it.each(VIEWS)("has nothing that axe finds: $size.width, $colorScheme", async ({ size, colorScheme, finds }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      expect(await finds(page, listed.who)).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
      await keepScreenshot(page, `${listed.name} ${size.width} ${colorScheme}`);
    });

    it("shows the focus on a phone, where it fits and fingers hit what they aim at", async () => {
      await page.setViewportSize(PHONE);
      expect(await unseenFocus(page)).toEqual([]);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await tooLow(page)).toEqual([]);
    });

    it.each(languagesOf(listed))("fits in another language: %s", async (language) => {
      const translated = await people.open({ ...listed, language });
      await translated.setViewportSize(PHONE);
      expect(await translated.locator("html").getAttribute("lang")).toBe(language);
      expect(await translated.locator("body").textContent()).not.toMatch(/undefined|NaN|\[object /);
      expect(await overhang(translated)).toBeLessThanOrEqual(0);
      expect(await tooLow(translated)).toEqual([]);
      expect(await cutOff(translated)).toEqual([]);
      await translated.setViewportSize(DESK);
      expect(await cutOff(translated)).toEqual([]);
    });

    it("lets nothing act that a customer planted, and asks nothing of another origin", async () => {
      expect(await page.evaluate(() => "planted" in window)).toBe(false);
      expect(new URL(page.url()).origin).toBe(listed.who === "mail" ? MAILS : site?.url);
      expect(people.happened.slice(before)).toEqual([]);
    });

    it("is no wider than a phone, whatever the font and the text", async () => {
      await page.setViewportSize(PHONE);
      await unbreak(page);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
    });
  });

  it("that were wrong would be seen to be", async () => {
    const page = await people.stranger();
    await page.setViewportSize(PHONE);
    await page.setContent(WRONG);
    expect((await axeFinds(page, "nobody")).join()).toMatch(/color-contrast.*image-alt.*page-has-heading-one/s);
    expect(await overhang(page)).toBe(10);
    expect(await cutOff(page)).toEqual([]);
    await unbreak(page);
    expect(await overhang(page)).toBeGreaterThan(500);
    expect(await cutOff(page)).toEqual([expect.stringMatching(/^\d{3,} px: <button/)]);
    expect(await tooLow(page)).toEqual([expect.stringContaining("43 px: <button")]);
    expect(await unseenFocus(page)).toEqual([expect.stringContaining("<button")]);
  });
});
