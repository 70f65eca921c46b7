import type { Page } from "playwright-core";

/** How many pixels a page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
}

/** What can be pressed, and ends beyond the edge of what clips it or of the window: nobody can read or reach all of it. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const clips = (element: Element) => getComputedStyle(element).overflowX === "clip";
    return [...document.querySelectorAll("button, select, main a")].flatMap((element) => {
      const { right, width } = element.getBoundingClientRect();
      let edge = window.innerWidth;
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (clips(around)) edge = Math.min(edge, around.getBoundingClientRect().right);
      }
      return width === 0 || right <= edge + 1
        ? []
        : [`${Math.ceil(right - edge)} px: ${element.outerHTML.slice(0, 120)}`];
    });
  });
}

/** Far wider than any window. */
const UNBREAKABLE = "W".repeat(200);

/**
 * Makes every text of the page's content a run that no browser can break, as a letter with combining marks without end
 * is in a font that has none of them. Changes the page.
 */
export function unbreak(page: Page): Promise<void> {
  return page.evaluate((unbreakable) => {
    const content = document.querySelector("main") ?? document.body;
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (text.textContent?.trim() === "" || text.parentElement?.closest("svg, option, textarea") !== null) continue;
      const run = document.createElement("span");
      run.style.whiteSpace = "nowrap";
      run.textContent = `${text.textContent}${unbreakable}`;
      text.parentNode?.replaceChild(run, text);
    }
  }, UNBREAKABLE);
}

/** What a finger must hit, beside links in running text. */
const TO_HIT = "button, select, summary, input:not([type=hidden]), .reach a, .places a";
/** In CSS pixels: what Apple asks for; WCAG 2.2 asks for 24. */
const LEAST_HEIGHT = 44;

/** What of it is too low to be hit; of a box to tick, its label counts. */
export function tooLow(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ([toHit, least]) =>
      [...document.querySelectorAll<HTMLElement>(toHit)].flatMap((element) => {
        const ticked = element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type);
        const hit = (ticked ? element.labels?.[0] : null) ?? element;
        const { height } = hit.getBoundingClientRect();
        return height === 0 || height >= least ? [] : [`${height} px: ${element.outerHTML.slice(0, 120)}`];
      }),
    [TO_HIT, LEAST_HEIGHT] as const,
  );
}

const STOPS = 6;

/** Of the first stops of the tab key, those that do not show that they have the focus. */
export async function unseenFocus(page: Page): Promise<readonly string[]> {
  const unseen: string[] = [];
  for (let stop = 1; stop <= STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const wrong = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return "none";
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const { top, bottom, left, right } = focused.getBoundingClientRect();
      const isInside = bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth;
      const isOutlined = outlineStyle === "auto" || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2);
      return isInside && isOutlined ? null : focused.outerHTML.slice(0, 120);
    });
    // The last one is behind us.
    if (wrong === "none") break;
    if (wrong !== null) unseen.push(wrong);
  }
  return unseen;
}
