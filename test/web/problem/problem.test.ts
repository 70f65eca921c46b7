import { describe, expect, it } from "vitest";
import { fieldOf, looksLikeOf } from "../../../src/chat/unreadable.ts";
import { expectedText } from "../../../src/locale/recorded-text.ts";
import { type Problem, problemResponse } from "../../../src/web/problem/problem.tsx";

const BY_ACCESS = { kind: "access-only", linkDays: 7, address: "https://alerts.example", path: "/chats" } as const;

const PROBLEMS: readonly (readonly [Problem, status: number])[] = [
  [{ kind: "stranger", linkDays: 7, next: "/chats" }, 401],
  [{ kind: "expired-link", linkDays: 7, next: null }, 401],
  [{ ...BY_ACCESS, why: "stranger", isThere: false }, 401],
  [{ ...BY_ACCESS, why: "expired-link", isThere: true }, 401],
  [{ ...BY_ACCESS, why: "revoked-link", isThere: false }, 401],
  [{ kind: "wrong-token", next: "/chats" }, 401],
  [{ kind: "too-many-attempts", retryAfter: 60, next: "/chats" }, 429],
  [{ kind: "insecure" }, 403],
  [{ kind: "cross-site" }, 403],
  [{ kind: "admins-only" }, 403],
  [{ kind: "wrong-secret" }, 401],
  [{ kind: "wrong-address" }, 403],
  [{ kind: "misconfigured" }, 503],
  [{ kind: "not-found" }, 404],
  [{ kind: "wrong-method", allow: ["GET", "HEAD"] }, 405],
  [{ kind: "form-only", allow: ["POST"] }, 405],
  [{ kind: "webhook-method" }, 405],
  [{ kind: "too-large", limit: 1_000_000 }, 413],
  [{ kind: "unreadable", problem: { code: "wrong-id", field: "chatId", looksLike: "Email" } }, 422],
  [{ kind: "unreadable", problem: { code: "not-json" } }, 422],
  [{ kind: "unavailable", retryAfter: 30 }, 503],
];

/** What a program can read beyond the standard members. */
function membersOf(problem: Problem): object {
  if (problem.kind !== "unreadable") return {};
  const of = problem.problem;
  return {
    ...{ field: fieldOf(of), expected: expectedText("en", of), looksLike: looksLikeOf(of), code: of.code },
  };
}

/** A request by a browser or a program that says so. */
function accepting(accept: string, language = "en"): Request {
  return new Request("https://alerts.example/", { headers: { Accept: accept, "Accept-Language": language } });
}

describe.each(PROBLEMS)("the problem %j", (problem, status) => {
  it("is problem details for a program", async () => {
    for (const request of [null, accepting("*/*", "hu"), accepting("application/json", "hu")]) {
      const response = await problemResponse(problem, request);
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      const body = await response.json();
      const standard = { type: "about:blank", title: expect.any(String), status, detail: expect.any(String) };
      expect(body).toEqual({ ...standard, ...membersOf(problem) });
    }
  });

  it("is a page for a person", async () => {
    const response = await problemResponse(problem, accepting("text/html,application/xhtml+xml,*/*;q=0.8"));
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toMatch(/^<!doctype html><html lang="en">.*<h1>[^<]+<\/h1><p>[^<]+<\/p>/s);
  });

  it("is that page in Hungarian for whose browser asks for it, and says that it is", async () => {
    const [english, hungarian] = await Promise.all(
      ["en", "hu-HU,hu;q=0.9,en;q=0.8"].map((language) => problemResponse(problem, accepting("text/html", language))),
    );
    expect(hungarian?.headers.get("Vary")).toContain("Accept-Language");
    const page = (await hungarian?.text()) ?? "";
    expect(page).toMatch(/^<!doctype html><html lang="hu">/);
    const said = (text: string) =>
      [...text.matchAll(/<(?:h1|p|label|button)[^>]*>([^<]+)</g)].map(([, words]) => words);
    for (const words of said((await english?.text()) ?? ""))
      if (words !== "Token") expect(said(page)).not.toContain(words);
  });
});

describe("the form to sign in", () => {
  const pageOf = async (next: string | null) =>
    problemResponse({ kind: "stranger", linkDays: 7, next }, accepting("text/html"));

  it("stands where it helps, may be posted to us alone, and says where it came from", async () => {
    const response = await pageOf('/chats?q="><script>');
    const text = await response.text();
    expect(text).toContain('<form method="post" action="/sign-in">');
    expect(text).toContain('name="next" value="/chats?q=&quot;>&lt;script>"');
    expect(text).toContain('<label for="token">');
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'self'");
    expect(response.headers.get("Referrer-Policy")).toBe("same-origin");
  });

  it("stands nowhere else, and no form may be posted from there", async () => {
    const pages = [await pageOf(null), await problemResponse({ kind: "admins-only" }, accepting("text/html"))];
    for (const response of pages) {
      expect(await response.text()).not.toContain("<form");
      expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'none'");
      expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    }
    expect(await (await pageOf(null)).text()).toContain("https://");
  });
});

describe("where Cloudflare Access alone lets people in", () => {
  const shown = async (changes: Partial<Extract<Problem, { kind: "access-only" }>> = {}) => {
    const problem = { ...BY_ACCESS, why: "stranger" as const, isThere: false, path: "/chats?q=a&b=<c>", ...changes };
    return problemResponse(problem, accepting("text/html"));
  };

  it("the page leads to the same path behind it, and has no form", async () => {
    const response = await shown();
    const page = await response.text();
    expect(page).toContain("Cloudflare Access lets people in here, at https://alerts.example.");
    expect(page).toContain('<a href="https://alerts.example/chats?q=a&amp;b=&lt;c>">Open the page there</a>');
    expect(page).not.toMatch(/<form|token that you were given/);
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'none'");
  });

  it("it tells of links only where they open, and what may be wrong only at that very address", async () => {
    expect(await (await shown()).text()).toContain("link in an alert opens without it, for 7 days");
    expect(await (await shown({ linkDays: 0 })).text()).not.toContain("in an alert");
    expect(await (await shown()).text()).not.toContain("ACCESS_AUD");
    expect(await (await shown({ isThere: true })).text()).toContain("ACCESS_AUD");
  });

  it.each([
    ["expired-link", "This link has expired"],
    ["revoked-link", "This link has been revoked"],
    ["stored-body", "Sign in to see the body as it is stored"],
  ] as const)("what became of a link is said too: %s", async (why, heading) => {
    const page = await (await shown({ why })).text();
    expect(page).toContain(heading);
    expect(page).toContain("Cloudflare Access lets people in here");
  });
});

describe("a problem", () => {
  it("says how to be let in, which methods there are, and when to come again", async () => {
    const headers = async (problem: Problem) => (await problemResponse(problem, null)).headers;
    expect((await headers({ kind: "stranger", linkDays: 7, next: null })).get("WWW-Authenticate")).toBe("Bearer");
    expect((await headers({ kind: "wrong-method", allow: ["GET", "HEAD"] })).get("Allow")).toBe("GET, HEAD");
    expect((await headers({ kind: "webhook-method" })).get("Allow")).toBe("POST, PUT");
    expect((await headers({ kind: "unavailable", retryAfter: 30 })).get("Retry-After")).toBe("30");
    const limited = await headers({ kind: "too-many-attempts", retryAfter: 60, next: "/" });
    expect(limited.get("Retry-After")).toBe("60");
  });

  it("tells a stranger how long links work, and when there are none, to sign in", async () => {
    const detail = async (linkDays: number) =>
      (await problemResponse({ kind: "stranger", linkDays, next: null }, null)).text();
    expect(await detail(7)).toContain("works for 7 days");
    expect(await detail(1)).toContain("works for 1 day.");
    expect(await detail(0)).toContain("switched off");
  });

  it("names the neighbour that was pointed here by mistake", async () => {
    const unreadable = { code: "wrong-id", field: "chatId", looksLike: "Ticket Status" } as const;
    const text = await (await problemResponse({ kind: "unreadable", problem: unreadable }, null)).text();
    expect(text).toContain("or the same as a string of digits. This looks like VCC Live's Ticket Status webhook");
  });
});
