import type { BrowserContext, ConsoleMessage, Request } from "playwright-core";

/** What Chromium logs of a page of ours whose status is an error: true, and wanted. */
const OWN_STATUS = /^Failed to load resource: the server responded with a status of 4\d\d /;

/**
 * Writes down what no page may do: ask another origin for something, which is refused, show a dialog, open a window,
 * break, or complain on the console, as the browser does where it refuses something by the page's policy.
 */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const happened: string[] = [];
  const isOwn = (request: Request) => new URL(request.url()).origin === origin;
  await context.route("**/*", async (route) => {
    if (isOwn(route.request())) return route.fallback();
    happened.push(`a request to ${route.request().url()}`);
    await route.abort();
  });
  context.on("dialog", async (dialog) => {
    happened.push(`a dialog: ${dialog.message()}`);
    // It may be gone with its page.
    await dialog.dismiss().catch(() => {});
  });
  context.on("weberror", (fault) => void happened.push(`a fault: ${fault.error().message}`));
  context.on("console", (message) => {
    if (isComplaint(message)) happened.push(`on the console: ${message.text()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`violates ${violatedDirective}: ${blockedURI}`),
    );
  });
  return happened;
}

function isComplaint(message: ConsoleMessage): boolean {
  return ["error", "warning"].includes(message.type()) && !OWN_STATUS.test(message.text());
}
