import type { Page, Response } from "playwright-core";

type Form = Readonly<Record<string, string>>;

/** Whoever is signed in posts a form from a page of ours, as its button would; gives the answer once it is shown. */
export async function postForm(page: Page, origin: string, action: string, form: Form): Promise<Response> {
  await page.goto(`${origin}/sign-in`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest()),
    page.waitForEvent("load"),
    page.evaluate(submit, { action, form }),
  ]);
  return answer;
}

/** In the page. */
function submit({ action, form }: { readonly action: string; readonly form: Form }): void {
  const element = document.createElement("form");
  Object.assign(element, { method: "post", action });
  for (const [name, value] of Object.entries(form)) {
    element.append(Object.assign(document.createElement("textarea"), { name, value }));
  }
  document.body.append(element);
  element.submit();
}
