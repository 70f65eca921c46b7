import { actorColumns } from "../../../alerts/actor-columns.ts";
import { chatName } from "../../../chat/chat.ts";
import { readId } from "../../../chat/ids.ts";
import type { Subject } from "../../../chat/mentions.ts";
import { columnsOfBody } from "../../../intake/columns.ts";
import { bodyReader } from "../../../intake/decode.ts";
import { erase } from "../../../privacy/erasure.ts";
import { paceOf } from "../../../privacy/fill-columns.ts";
import { notReached, waitsFor } from "../../../privacy/receipt.ts";
import { type Erasure, findErasure } from "../../../store/privacy/erasures.ts";
import { type WaitingChat, waitingChats } from "../../../store/privacy/waiting-chats.ts";
import { securityHeaders } from "../../http/headers.ts";
import { actorOf } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import type { Visit } from "../../request/visit.ts";

/** `DELETE /chats/{projectId}/{chatId}`: erases everything stored of a chat. An unknown chat gets the same response. */
export function eraseChat(visit: Visit): Promise<Response> {
  return erased(visit, "chat", visit.params.chat);
}

/** `DELETE /contacts/{projectId}/{contactId}`: erases every chat of a customer. */
export function eraseContact(visit: Visit): Promise<Response> {
  return erased(visit, "contact", visit.params.contact);
}

/**
 * `DELETE /entities/{projectId}/{entityId}`: erases every chat of an entity, once older chats have been read for their
 * entities.
 */
export function eraseEntity(visit: Visit): Promise<Response> {
  return erased(visit, "entity", visit.params.entity);
}

/** `GET /erasures/{id}`: the progress, or the receipt. */
export async function erasure({ request, params, context }: Visit): Promise<Response> {
  const found = await findErasure(context.openDatabase(), params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, request);
  return receipt(found, await waitingOf(found, context), 200);
}

async function erased(visit: Visit, kind: Subject["kind"], given: string | undefined): Promise<Response> {
  const { request, params, context, config, access } = visit;
  const [projectId, id] = [readId(params.project), readId(given)];
  if (projectId === null || id === null) {
    return problemResponse({ kind: "not-found" }, request);
  }
  const { log } = context;
  const reach = {
    db: context.openDatabase(),
    copy: context.openCopy(config),
    reread: bodyReader(config),
    columnsOf: (body: Uint8Array<ArrayBuffer>) => columnsOfBody(body, config.reading),
    pace: paceOf(config.watch.databaseLimit),
    log,
  };
  const found = await erase(reach, { kind, projectId, id }, actorOf(access), context.now());
  return receipt(found, await waitingOf(found, context), found.step === "done" ? 200 : 202);
}

/** What waits for the end of a hold. If nothing did, D1 is not queried. */
async function waitingOf({ subject, step, held }: Erasure, context: Visit["context"]): Promise<readonly WaitingChat[]> {
  return step === "held" || held > 0 ? waitingChats(context.openDatabase(), subject, context.now()) : [];
}

const STATUS: Partial<Readonly<Record<Erasure["step"], string>>> = {
  done: "done",
  waiting: "waiting",
  held: "on hold",
};

/** 202: the cron continues, and `Location` shows the progress. */
async function receipt(erasure: Erasure, waiting: readonly WaitingChat[], status: 200 | 202): Promise<Response> {
  const { id, subject, actor, askedAt, endedAt, step } = erasure;
  const { who, door } = actorColumns(actor);
  return Response.json(
    {
      erasure: id,
      [subject.kind]: `${subject.projectId}/${subject.id}`,
      status: STATUS[step] ?? "under way",
      step,
      waitsFor: waitsFor(erasure),
      asked: new Date(askedAt).toISOString(),
      by: { who, door, actor },
      ended: endedAt === null ? null : new Date(endedAt).toISOString(),
      erased: erasure.erased,
      unreadable: {
        quarantine: erasure.unreadable,
        entries: erasure.unreadableIds.map((entry) => `/quarantine/${entry}`),
        chats: erasure.unreadChats,
      },
      held: waiting.map(({ key, until }) => ({
        chat: chatName(key),
        until: new Date(until).toISOString(),
        erasure: `chat-${key.projectId}-${key.chatId}`,
      })),
      notReached: notReached(erasure),
    },
    { status, headers: { ...(await securityHeaders()), Location: `/erasures/${id}` } },
  );
}
