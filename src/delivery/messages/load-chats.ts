import { textOf } from "../../chat/body-text.ts";
import { type Chat, chatName } from "../../chat/chat.ts";
import { measure } from "../../chat/measures.ts";
import { readChat } from "../../chat/read.ts";
import type { StoredBytes } from "../../store/body.ts";
import { readBodies } from "../../store/chats/heads.ts";
import { readBody } from "../../store/chats/transcripts.ts";
import type { Database } from "../../store/database.ts";
import type { RenderContext } from "./context.ts";
import type { LiveAlert } from "./drop-obsolete.ts";
import type { AlertContext, ListedAlert } from "./model.ts";

/**
 * In bytes: larger bodies, of more than some 200 messages, are not read for a list, because the Free plan allows 10 ms
 * of CPU for all of it.
 */
const LARGEST_LISTED = 30_000;

/**
 * Everything for the message about one chat. Throws if its body is not stored or cannot be read: that is our own fault.
 */
export async function loadAlert(db: Database, alert: LiveAlert, context: RenderContext): Promise<AlertContext> {
  const body = await readBody(db, alert.head.key, alert.head.revision);
  const chat = body === null ? null : chatOf(body, context);
  if (chat === null) throw new Error("a stored chat can not be read");
  return alertContextOf(alert, chat, await linkOf(alert, context), context);
}

/** Some of several chats. One that is large, or cannot be read, is listed anyway. */
export async function loadListed(
  db: Database,
  alerts: readonly LiveAlert[],
  context: RenderContext,
): Promise<readonly ListedAlert[]> {
  const bodies = await readBodies(
    db,
    alerts.map(({ head }) => head),
    LARGEST_LISTED,
  );
  return Promise.all(
    alerts.map(async (alert): Promise<ListedAlert> => {
      const { key, receivedAt } = alert.head;
      const body = bodies.get(chatName(key));
      const chat = body === undefined ? null : chatOf(body, context);
      const link = await linkOf(alert, context);
      const { reasons } = alert.delivery;
      return {
        key,
        reasons,
        receivedAt,
        link,
        context: chat === null ? null : alertContextOf(alert, chat, link, context),
      };
    }),
  );
}

function alertContextOf(
  { delivery, head }: LiveAlert,
  chat: Chat,
  link: string | null,
  context: RenderContext,
): AlertContext {
  return {
    chat,
    measures: measure(chat),
    reasons: delivery.reasons,
    show: context.show,
    ...(context.labels === undefined ? {} : { labels: context.labels }),
    ...(context.crmLinks === undefined ? {} : { crmLinks: context.crmLinks }),
    country: context.reading.country,
    byDefault: context.hasRules && delivery.rule === null,
    otherTarget: delivery.otherTarget,
    receivedAt: head.receivedAt,
    now: context.now,
    link,
  };
}

function chatOf({ bytes, charset }: StoredBytes, context: RenderContext): Chat | null {
  const reading = readChat(textOf(bytes, charset).text, context.reading);
  return reading.ok ? reading.chat : null;
}

function linkOf({ head }: LiveAlert, { link }: RenderContext): Promise<string | null> {
  return link(`/chats/${chatName(head.key)}`);
}
