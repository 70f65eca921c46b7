import type { ComponentChildren } from "preact";
import { blocksLogin } from "../../chat/foreign-webhook.ts";
import { fieldOf, looksLikeOf, type Unreadable } from "../../chat/unreadable.ts";
import { type Language, type Words, wordsFor } from "../../locale/locale.ts";
import { expectedText } from "../../locale/recorded-text.ts";
import { CONTENT_TYPES, wantsPage } from "../http/content-type.ts";
import { formHeaders, securityHeaders } from "../http/headers.ts";
import { readerLanguage, VARY } from "../http/language.ts";
import type { QueryMistake } from "../http/query-params.ts";
import { renderPage } from "../ui/html.tsx";
import { SignInForm } from "../ui/sign-in-form.tsx";
import { type AccessOnly, byAccess } from "./access-only.ts";
import { type Described, notAllowed, PHRASES, retryAfter, unauthorized } from "./described.ts";
import { notAChat } from "./not-a-chat.ts";

/** Why a request does not get what it asked for. Never contains what was sent, looked up or thrown. */
export type Problem =
  /**
   * Unauthenticated; identical whether or not the resource exists. `linkDays` 0: links are switched off. `next` is the
   * path that sign-in leads to, null if sign-in would not help.
   */
  | { readonly kind: "stranger"; readonly linkDays: number; readonly next: string | null }
  | { readonly kind: "expired-link" | "revoked-link"; readonly linkDays: number; readonly next: string | null }
  | AccessOnly
  /** A link for a stored body, which requires sign-in. */
  | { readonly kind: "stored-body"; readonly next: string | null }
  | { readonly kind: "wrong-token"; readonly next: string }
  | { readonly kind: "wrong-name"; readonly next: string }
  /** `retryAfter` in seconds. */
  | { readonly kind: "too-many-attempts"; readonly retryAfter: number; readonly next: string | null }
  /** Over http, where others can read what is sent. */
  | { readonly kind: "insecure" }
  /** A page of another site made the request with the user's cookie. */
  | { readonly kind: "cross-site" }
  | { readonly kind: "admins-only" }
  | { readonly kind: "wrong-secret" }
  /** Of a mail provider's webhook. `setting`: what verifies it. */
  | { readonly kind: "wrong-signature"; readonly setting: string }
  | { readonly kind: "wrong-address" }
  /** The settings are invalid; only /healthz says which. */
  | { readonly kind: "misconfigured" }
  | { readonly kind: "not-found" }
  | ({ readonly kind: "wrong-query" } & Omit<QueryMistake, "ok">)
  /** `right`: the valid names. */
  | { readonly kind: "unknown-target"; readonly right: string }
  | { readonly kind: "sent-already" }
  | { readonly kind: "told-to-nobody" }
  | { readonly kind: "wrong-method"; readonly allow: readonly string[] }
  /** A wrong method in a browser: a GET of what a form posts to, such as after sign-in. */
  | { readonly kind: "form-only"; readonly allow: readonly string[] }
  /** `looksLike`: the vendor's other webhook that the query looks like. */
  | { readonly kind: "webhook-method"; readonly looksLike?: string | null }
  /** `limit` in bytes. */
  | { readonly kind: "too-large"; readonly limit: number }
  /** `kept`: its id in the quarantine; null if there is no room, undefined if it was not to be kept. */
  | { readonly kind: "unreadable"; readonly problem: Unreadable; readonly kept?: string | null }
  /** `retryAfter` in seconds. */
  | { readonly kind: "unavailable"; readonly retryAfter: number };

/**
 * Problem details (RFC 9457) in English for programs; a page in the reader's language for people, whose browsers name
 * text/html in Accept. Without a request: for a program.
 */
export async function problemResponse(problem: Problem, request: Request | null): Promise<Response> {
  const forPeople = wantsPage(request?.headers.get("Accept") ?? null);
  const language = forPeople && request !== null ? readerLanguage(request, "en") : "en";
  const words = wordsFor(language);
  const { status, heading, detail, headers, members, next, elsewhere } = describe(problem, words.problem, language);
  const form = next == null ? null : <SignInForm next={next} words={words.signIn} />;
  const link = elsewhere && <a href={elsewhere.url}>{elsewhere.label}</a>;
  const nextStep = status === 401 ? (form ?? link) : (form ?? <a href="/">{wordsFor(language).frame.places.inbox}</a>);
  return new Response(
    forPeople
      ? renderPage(language, heading, <Explained heading={heading} detail={detail} nextStep={nextStep} />)
      : JSON.stringify({ type: "about:blank", title: PHRASES[status], status, detail, ...members }),
    {
      status,
      headers: {
        ...(form === null ? await securityHeaders() : await formHeaders()),
        "Content-Type": forPeople ? CONTENT_TYPES.html : "application/problem+json",
        Vary: VARY,
        ...headers,
      },
    },
  );
}

function Explained({ heading, detail, nextStep }: { heading: string; detail: string; nextStep: ComponentChildren }) {
  return (
    <main class="problem">
      <h1>{heading}</h1>
      <p>{detail}</p>
      {nextStep}
    </main>
  );
}

function describe(problem: Problem, words: Words["problem"], language: Language): Described {
  switch (problem.kind) {
    case "stranger":
      return signInFirst(words.stranger, problem, words);
    case "expired-link":
      return signInFirst(words.expiredLink, problem, words);
    case "revoked-link":
      return signInFirst(words.revokedLink, problem, words);
    case "access-only":
      return { ...unauthorized(words.accessOnly.heading, "", null), ...byAccess(problem, words) };
    case "stored-body":
      return signInFirst(
        { ...words.storedBody, detail: () => words.storedBody.detail },
        { ...problem, linkDays: 0 },
        words,
      );
    case "wrong-token":
      return unauthorized(words.wrongToken.heading, words.wrongToken.detail, problem.next);
    case "wrong-name":
      return { status: 400, ...words.wrongName, next: problem.next };
    case "too-many-attempts":
      return { status: 429, ...words.tooManyAttempts, headers: retryAfter(problem.retryAfter), next: problem.next };
    case "insecure":
      return { status: 403, ...words.insecure };
    case "cross-site":
      return { status: 403, ...words.crossSite };
    case "admins-only":
      return { status: 403, ...words.adminsOnly };
    case "wrong-secret":
      return unauthorized(words.wrongSecret.heading, words.wrongSecret.detail, null);
    case "wrong-signature":
      return unauthorized(words.wrongSignature.heading, words.wrongSignature.detail(problem.setting), null);
    case "wrong-address":
      return { status: 403, ...words.wrongAddress };
    case "misconfigured":
      return { status: 503, ...words.misconfigured, headers: retryAfter(60) };
    case "not-found":
      return { status: 404, ...words.notFound };
    case "wrong-query": {
      const { parameter } = problem;
      const { heading, detail } = words.wrongQuery;
      return { status: 400, heading, detail: detail(parameter, problem.problem), members: { parameter } };
    }
    case "unknown-target":
      return { status: 404, heading: words.notFound.heading, detail: words.unknownTarget(problem.right) };
    case "sent-already":
      return { status: 409, ...words.sentAlready };
    case "told-to-nobody":
      return { status: 409, ...words.toldToNobody };
    case "wrong-method":
      return notAllowed(problem.allow, words.wrongMethod.heading, words.wrongMethod.detail(problem.allow));
    case "form-only":
      return notAllowed(problem.allow, words.formOnly.heading, words.formOnly.detail(problem.allow));
    case "webhook-method": {
      const login = { code: "wrong-id", field: "chatId", looksLike: problem.looksLike ?? null } as const;
      const { heading, detail } = blocksLogin(login.looksLike)
        ? notAChat(login, language)
        : { heading: words.wrongMethod.heading, detail: words.wrongMethod.webhook };
      return notAllowed(["POST", "PUT"], heading, detail);
    }
    case "too-large":
      return { status: 413, heading: words.tooLarge.heading, detail: words.tooLarge.detail(problem.limit) };
    case "unreadable":
      return { status: 422, ...unreadable(problem.problem, problem.kept, words, language) };
    case "unavailable": {
      const { heading, detail } = words.unavailable;
      return { status: 503, heading, detail: detail(problem.retryAfter), headers: retryAfter(problem.retryAfter) };
    }
  }
}

function unreadable(
  problem: Unreadable,
  kept: string | null | undefined,
  { unreadable: { notKept }, plainBody }: Words["problem"],
  language: Language,
) {
  const { heading, detail } = problem.code === "not-encrypted" ? plainBody : notAChat(problem, language);
  return {
    heading,
    detail: kept === null ? `${detail} ${notKept}` : detail,
    members: {
      field: fieldOf(problem),
      expected: expectedText("en", problem),
      looksLike: looksLikeOf(problem),
      code: problem.code,
      ...(kept === undefined ? {} : { kept: kept !== null }),
    },
  };
}

function signInFirst(
  { heading, detail }: Words["problem"]["stranger"],
  { linkDays, next }: { readonly linkDays: number; readonly next: string | null },
  { insecure }: Words["problem"],
): Described {
  const how = next === null ? `${detail(linkDays)} ${insecure.detail}` : detail(linkDays);
  return unauthorized(heading, how, next);
}
