import { isRecord } from "../shape.ts";
import { faultsOf } from "./check.ts";

/** A message as it stands in a chat now. */
export interface TelegramMessage {
  readonly chat: number;
  readonly id: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TelegramRequest {
  readonly path: string;
  readonly body: string;
}

/** Plays the Bot API for one bot and one group. Nothing of Node: it runs in workerd too. */
export interface TelegramBot {
  readonly messages: readonly TelegramMessage[];
  /** The group becomes a supergroup, and has another number from then on. */
  migrate(to: number): void;
  answer(request: TelegramRequest): Response;
}

export const TOKEN = "123456789:AAE-stand-in-of-a-telegram-bot";
export const GROUP = -1001234567890;

export function createBot({ token = TOKEN, group = GROUP } = {}): TelegramBot {
  const messages: TelegramMessage[] = [];
  let current = group;

  function failed(status: number, description: string, parameters?: object): Response {
    return Response.json(
      { ok: false, error_code: status, description, ...(parameters === undefined ? {} : { parameters }) },
      { status },
    );
  }

  function taken(message: TelegramMessage): Response {
    const result = { message_id: message.id, chat: { id: message.chat, type: "supergroup" }, text: message.body.text };
    return Response.json({ ok: true, result });
  }

  function edit(body: TelegramMessage["body"]): Response {
    const at = messages.findIndex(({ id, chat }) => id === body.message_id && String(chat) === String(body.chat_id));
    const old = messages[at];
    if (old === undefined) return failed(400, "Bad Request: message to edit not found");
    const { chat_id: _, message_id: __, ...content } = body;
    if (JSON.stringify(content) === JSON.stringify(contentOf(old.body)))
      return failed(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    const changed = { ...old, body };
    messages[at] = changed;
    return taken(changed);
  }

  return {
    messages,
    migrate(to) {
      current = to;
    },
    answer({ path, body: text }) {
      const [, bot = "", method = ""] = /^\/bot([^/]*)\/(\w+)$/.exec(path) ?? [];
      if (bot === "") return failed(404, "Not Found");
      if (bot !== token) return failed(401, "Unauthorized");
      const body: unknown = JSON.parse(text);
      const faults = faultsOf(method, body);
      if (faults.length > 0 || !isRecord(body)) return failed(400, `Bad Request: ${faults.join("; ")}`);
      if (method === "editMessageText") return edit(body);
      if (String(body.chat_id) === String(group) && current !== group) {
        const description = "Bad Request: group chat was upgraded to a supergroup chat";
        return failed(400, description, { migrate_to_chat_id: current });
      }
      if (String(body.chat_id) !== String(current)) return failed(400, "Bad Request: chat not found");
      const posted = { chat: current, id: messages.length + 1, body };
      messages.push(posted);
      return taken(posted);
    },
  };
}

function contentOf({ chat_id: _, message_id: __, ...content }: TelegramMessage["body"]): object {
  return content;
}
