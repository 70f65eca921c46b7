import { actorInJson } from "../../../alerts/actor-columns.ts";
import { isEnding } from "../../../alerts/state.ts";
import { chatName } from "../../../chat/chat.ts";
import type { FollowUpResult } from "../../../followup/follow-up.ts";
import { actorName } from "../../../locale/actor-name.ts";
import { A_PAGE, ABOUT } from "../../http/acted-on.ts";
import { securityHeaders } from "../../http/headers.ts";
import type { Principal } from "../../principal.ts";

/** The result for programs: 200, or 409 if another person was faster with any of them. */
export async function toProgram(followed: readonly FollowUpResult[], { kind }: Principal): Promise<Response> {
  const refused = followed.filter(({ kind }) => kind === "refused");
  const alerts = followed.map((one) => toJson(one, kind));
  const headers = await securityHeaders();
  if (refused.length === 0) return Response.json({ alerts }, { headers });
  const detail = `${refused.map(said).join(" ")} Reopen to change that.`;
  return new Response(JSON.stringify({ type: "about:blank", title: "Conflict", status: 409, detail, alerts }), {
    status: 409,
    headers: { ...headers, "Content-Type": "application/problem+json" },
  });
}

/** Redirects to the page that the person came from, which shows the alerts' new state. */
export async function toPerson(request: Request, next: string, followed: readonly FollowUpResult[]): Promise<Response> {
  const { origin } = new URL(request.url);
  // With our origin before it, a path cannot lead to another site.
  const url = new URL(origin + next);
  url.searchParams.set(
    ABOUT,
    followed
      .slice(0, A_PAGE)
      .map(({ key }) => chatName(key))
      .join(","),
  );
  const headers = { ...(await securityHeaders()), Location: origin + url.pathname + url.search + url.hash };
  return new Response(null, { status: 303, headers });
}

/** Redirects to the same address, the only one that a link opens: it shows the alert's new state. */
export async function toHere({ url }: Request): Promise<Response> {
  return new Response(null, { status: 303, headers: { ...(await securityHeaders()), Location: url } });
}

/** Behind a link nobody sees the ids of others. */
function toJson(followed: FollowUpResult, kind: Principal["kind"]) {
  const chat = chatName(followed.key);
  if (followed.kind === "no-alert") return { chat, result: followed.kind };
  const { state, since, outcome, actor } = followed.status;
  const by = kind === "link" ? { who: actor && actorName(actor, "en") } : { who: actorInJson(actor), actor };
  return { chat, result: followed.kind, state, ...by, since: new Date(since).toISOString(), outcome };
}

function said(followed: FollowUpResult): string {
  if (followed.kind === "no-alert") return "";
  const { state, since, outcome } = followed.status;
  if (outcome === "came-back")
    return `${chatName(followed.key)} is resolved: the customer came back, and was answered.`;
  if (isEnding(outcome)) return `${chatName(followed.key)} is resolved: the chat was marked as spam in VCC Live.`;
  return `${chatName(followed.key)} was ${state} by ${actorName(followed.status.actor, "en")} at ${new Date(since).toISOString()}.`;
}
