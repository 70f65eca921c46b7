import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import type { Site } from "../setup.ts";
import { type ListedPage, MAILS, type Who } from "./pages.ts";
import { postForm } from "./post-form.ts";
import { HOSTILE_NAME, SECRETS, TOKENS } from "./settings.ts";
import { watch } from "./watch.ts";

const ENGLISH: string = "en";
const DAY = 86_400_000;

/** People at their browsers, one window each. */
export interface Visitors {
  /** Throws where the page does not answer as listed. */
  open(listed: ListedPage): Promise<Page>;
  /** Its HTML as it comes from the Worker. */
  source(listed: ListedPage): Promise<string>;
  /** An administrator opens a file; what a browser does not show but would keep, it does not keep. */
  export(path: string): Promise<Page>;
  /** A window of its own for somebody who comes with nothing: no session, no link. */
  stranger(language?: string): Promise<Page>;
  /** What no page may do, of all that were opened so far. */
  readonly happened: readonly string[];
  close(): Promise<void>;
}

/** `scripts`: whether their browsers run any. */
export async function visitors(site: Site, scripts: boolean): Promise<Visitors> {
  const browser: Browser = await chromium.connect(site.browser);
  const windows = new Map<string, Promise<Page>>();
  const happened: string[][] = [];

  async function newWindow(who: Who, language: string): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled: scripts, locale: language, acceptDownloads: false });
    happened.push(await watch(context, who === "mail" ? MAILS : site.url));
    if (who === "mail") await showMails(context, site);
    if (who === "supervisor" || who === "admin") await signIn(context, site.url, TOKENS[who]);
    return context.newPage();
  }

  function windowOf(who: Who, language: string): Promise<Page> {
    const name = `${who} ${language}`;
    const page = windows.get(name) ?? newWindow(who, language);
    windows.set(name, page);
    return page;
  }

  return {
    async open({ path, who, status = 200, form, language = ENGLISH }) {
      const page = await windowOf(who, language);
      const url = await addressOf(site, path, who);
      const answer = form === undefined ? await page.goto(url) : await postForm(page, site.url, url, form);
      if (answer?.status() !== status) throw new Error(`${path} answers ${who} ${answer?.status()}, not ${status}`);
      return page;
    },
    async source({ path, who, form, language = ENGLISH }) {
      if (who === "mail") return mailAt(site, path);
      const { request } = (await windowOf(who, language)).context();
      const headers = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };
      const asked = form === undefined ? { headers } : { method: "POST", headers, form };
      return (await request.fetch(await addressOf(site, path, who), asked)).text();
    },
    async export(path) {
      const page = await windowOf("admin", ENGLISH);
      await page.goto(await addressOf(site, path, "admin")).catch((error: Error) => {
        if (!error.message.includes("Download is starting")) throw error;
      });
      return page;
    },
    stranger: (language = ENGLISH) => newWindow("nobody", language),
    get happened() {
      return happened.flat();
    },
    close: () => browser.close(),
  };
}

async function addressOf({ url, ids }: Site, listed: string, who: Who): Promise<string> {
  const path = listed.replace(/\{(\w+)\}/, (_, name) => ids[name] ?? "");
  const address = who === "link" ? await signLink(SECRETS.LINK_SECRET, path, "slack", Date.now() + DAY) : path;
  return new URL(address, url).href;
}

async function showMails(context: BrowserContext, site: Site): Promise<void> {
  await context.route(`${MAILS}/*`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: mailAt(site, route.request().url()) }),
  );
}

function mailAt({ mails }: Site, url: string): string {
  const html = mails[Number(new URL(url).pathname.slice(1))];
  if (html === undefined) throw new Error(`there is no mail at ${url}`);
  return html;
}

async function signIn(context: BrowserContext, url: string, token: string): Promise<void> {
  // Whatever they call themselves is shown and does nothing.
  const form = { name: HOSTILE_NAME, token, next: "/sign-in" };
  const answer = await context.request.post(`${url}/sign-in`, { form, headers: { Origin: url } });
  if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`);
}
