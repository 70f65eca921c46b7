import { chatName } from "../../chat/chat.ts";
import type { Config } from "../../config.ts";
import type { RecordedDelivery } from "../../store/delivery-list.ts";
import { signLink } from "../links.ts";
import type { Visit } from "../visit.ts";

/** A chat that a delivery tells of, and where its transcript is. */
export interface ChatLink {
  readonly chat: string;
  readonly url: string;
}

/** None where it is about no single chat; signed for the same target and time where the reader came by a signed link. */
export async function chatLinks(
  { key }: RecordedDelivery,
  access: Visit["access"],
  { linkSecrets: [secret] }: Config,
): Promise<readonly ChatLink[]> {
  if (key === null) return [];
  const chat = chatName(key);
  const path = `/chats/${chat}`;
  if (access.kind === "admin" || secret === undefined) return [{ chat, url: path }];
  return [{ chat, url: await signLink(secret, path, access.target, access.expiresAt) }];
}
