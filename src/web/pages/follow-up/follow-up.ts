import { readChatName } from "../../../chat/ids.ts";
import type { FollowUpCommand } from "../../../followup/decide.ts";
import { followUp } from "../../../followup/follow-up.ts";
import { linkActor } from "../../../followup/link-identity.ts";
import { followUpSettings } from "../../../followup/settings.ts";
import { actorOf, identitiesOf } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";
import { wake } from "../../request/wake.ts";
import { readRequest } from "./request.ts";
import { toHere, toPerson, toProgram } from "./response.ts";

/** `POST /alerts/{projectId}/{chatId}/claim`, and `POST /alerts/claim` for several chats at once. */
export const claim = acting("claim");
/** `…/resolve`, with the outcome. */
export const resolve = acting("resolve");
/** `…/reopen`: also releases a claimed alert. */
export const reopen = acting("reopen");

/** Browsers are redirected to where the person came from, which is this same address for a link; programs get JSON. */
function acting(action: FollowUpCommand["action"]): (visit: Visit) => Promise<Response> {
  return async ({ request, params, context, config, access }) => {
    const accept = request.headers.get("Accept");
    const named = params.chat === undefined ? null : readChatName(`${params.project}/${params.chat}`);
    if (params.chat !== undefined && named === null) return problemResponse({ kind: "not-found" }, request);
    const read = await readRequest(request, action, named);
    if (!read.ok) return problemResponse({ kind: "wrong-query", ...read }, request);
    const { keys, act, name, next } = read.asked;
    const follower =
      access.kind === "person"
        ? { actor: actorOf(access), also: identitiesOf(access) }
        : { actor: linkActor(access.target, name) };
    const db = context.openDatabase();
    const { followed, changed } = await followUp(db, keys, act, follower, followUpSettings(config), context.now());
    context.after(wake(changed, context));
    const counted = (kind: string) => followed.filter((one) => one.kind === kind).length;
    context.log({ event: "follow-up", action, done: counted("done"), refused: counted("refused") });
    if (named !== null && counted("no-alert") > 0) return problemResponse({ kind: "not-found" }, request);
    if (!/\btext\/html\b/i.test(accept ?? "")) return toProgram(followed, access);
    return access.kind === "person" ? toPerson(request, next, followed) : toHere(request);
  };
}
