import type { Act } from "../../followup/decide.ts";
import { followUp } from "../../followup/follow-up.ts";
import type { Person } from "../access/visitor.ts";
import { problemResponse } from "../problem.tsx";
import type { Visit } from "../visit.ts";
import { toPerson, toProgram } from "./answer.ts";
import { readAsked } from "./asked.ts";
import { readChatName } from "./chat-names.ts";

/** `POST /alerts/{projectId}/{chatId}/claim`, and `POST /alerts/claim` for several chats at once. */
export const claim = acting("claim");
/** `…/resolve`, with how it ended. */
export const resolve = acting("resolve");
/** `…/reopen`: also lets go of what is claimed. */
export const reopen = acting("reopen");

/** People, whose browsers like a page best, go back to where they came from; programs get JSON. */
function acting(action: Act["action"]): (visit: Visit<Person>) => Promise<Response> {
  return async ({ request, params, context, access }) => {
    const accept = request.headers.get("Accept");
    const named = params.chat === undefined ? null : readChatName(`${params.project}/${params.chat}`);
    if (params.chat !== undefined && named === null) return problemResponse({ kind: "not-found" }, request);
    const read = await readAsked(request, action, named);
    if (!read.ok) return problemResponse({ kind: "wrong-query", ...read }, request);
    const { keys, act, next } = read.asked;
    const followed = await followUp(context.openDatabase(), keys, act, access, context.now());
    const counted = (kind: string) => followed.filter((one) => one.kind === kind).length;
    context.log({ event: "follow-up", action, done: counted("done"), refused: counted("refused") });
    if (named !== null && counted("no-alert") > 0) return problemResponse({ kind: "not-found" }, request);
    return /\btext\/html\b/i.test(accept ?? "") ? toPerson(request, next, followed) : toProgram(followed);
  };
}
