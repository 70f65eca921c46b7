import { describe, expect, it } from "vitest";
import { FORMS } from "../../../src/web/http/content-type.ts";
import { transcriptResponse } from "../../../src/web/pages/transcript/response.ts";
import { problemResponse } from "../../../src/web/problem/problem.tsx";
import { viewSaying } from "../pages/transcript/support/view.ts";

const PERSON = new Request("https://alerts.example/", { headers: { Accept: "text/html" } });

const answers = [
  ...FORMS.map((form) => [`the ${form} form`, () => transcriptResponse(viewSaying("hi"), form, "{}")] as const),
  ["a problem", () => problemResponse({ kind: "not-found" }, null)] as const,
  ["a problem's page", () => problemResponse({ kind: "not-found" }, PERSON)] as const,
];

describe.each(answers)("%s", (_, answer) => {
  it("is not kept, framed, indexed, guessed at or told to the next site, and runs nothing", async () => {
    const { headers } = await answer();
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src|unsafe|\*/);
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("X-Robots-Tag")).toBe("noindex");
    expect(headers.get("Cache-Control")).toBe("private, no-store, no-transform");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });
});

it("the policy lets in exactly the stylesheet that stands in the page", async () => {
  const response = await transcriptResponse(viewSaying("hi"), "html", "{}");
  const style = /<style>(.*?)<\/style>/s.exec(await response.text())?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  expect(response.headers.get("Content-Security-Policy")).toContain(`style-src 'sha256-${hash}';`);
});
