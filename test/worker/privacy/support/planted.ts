import { decrypt, readIv } from "../../../../src/intake/decrypt.ts";
import { direct } from "../../support/direct.ts";
import { posted, SECRET } from "../../support/door.ts";

/** Whatever is planted holds it: nothing else does. */
export const NAME = "Kovács Éva";

export const KEY = "very secret key";
const IV = "000102030405060708090a0b0c0d0e0f";

/** A chat that nobody answered, of a customer whose name is in every text of it, and in its words for SLA and disposition. */
export function chatOf(contactId: number, chatId: number, changes: object = {}): string {
  return JSON.stringify({
    ...{ projectId: 130, chatId, contactId, disposition: "missed", slaStatus: `after ${NAME}` },
    firstAgentName: NAME,
    lastQueueName: NAME,
    platform: NAME,
    conversation: [{ from: NAME, date: "2026-11-24T08:00:00Z", message: `I am ${NAME}.` }],
    clientData: { name: NAME, phone1: "+36 1 234 5678", note: [NAME] },
    ...changes,
  });
}

/** The same with another word that nobody knows. */
export function oddChatOf(contactId: number, chatId: number, changes: object = {}): string {
  return chatOf(contactId, chatId, { disposition: `vanished ${NAME}`, slaStatus: `odd ${NAME}`, ...changes });
}

/** One that does not fit into a row: the name is in what goes on elsewhere too. */
export function largeChatOf(contactId: number, chatId: number, changes: object = {}): string {
  return chatOf(contactId, chatId, { filler: "x".repeat(1_600_000), end: NAME, ...changes });
}

/** One that comes encrypted while no key is set: it goes to quarantine, and can be read once the key is there. */
export async function sealInQuarantine(body: string): Promise<string> {
  const iv = readIv(IV);
  const sealed = iv && (await decrypt(new TextEncoder().encode(body), iv, { cipher: "aes-256-ctr", key: KEY }));
  const request = posted(sealed?.toBase64() ?? "", `?secret-key=${SECRET}&iv=${IV}`);
  const { response, rest } = await direct(request, {});
  await rest;
  if (response.status !== 422) throw new Error(`answered ${response.status}`);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${IV}\n${sealed?.toBase64()}`));
  return new Uint8Array(digest).toHex();
}
