import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import { bodyBytes } from "../body.ts";
import type { Database } from "../database.ts";
import { type ExportedPart, joined, partOf, type RowKey } from "./export.ts";

/** Bodies in order of chats and revisions, up to a number and a size, but at least one. */
export async function exportRevisions(
  db: Database,
  keys: readonly ChatKey[],
  after: RowKey | null,
  most: { readonly revisions: number; readonly bytes: number },
): Promise<ExportedPart> {
  const sized = await partOf(db, {
    columns: `revisions.project_id, revisions.chat_id, revision, received_at, contact_id, digest, encoding, charset,
      octet_length(body) + ifnull((SELECT sum(octet_length(rest.body)) FROM rest
        WHERE owner = 'revision/' || revisions.project_id || '/' || revisions.chat_id || '/' || revision), 0) AS size`,
    from: joined("revisions", keys),
    key: ["revisions.chat_id", "revision"],
    after,
    most: most.revisions,
  });
  const heads = v.parse(v.array(sizedRow), sized.entries);
  let bytes = 0;
  const taken = heads.filter(({ size }, index) => {
    bytes += size;
    return index === 0 || bytes <= most.bytes;
  });
  const bodies = taken.length === 0 ? new Map<string, string>() : await readTexts(db, taken.map(ownerOf));
  const last = taken.at(-1);
  const isCut = taken.length < heads.length && last !== undefined;
  return {
    entries: taken.map(({ size: _, ...head }) => ({ ...head, body: bodies.get(ownerOf(head)) ?? "" })),
    goesOn: isCut ? [Number(last.chat.split("/")[1]), last.revision] : sized.goesOn,
  };
}

const sizedRow = v.object({
  chat: v.string(),
  revision: v.number(),
  receivedAt: v.nullable(v.string()),
  contactId: v.nullable(v.number()),
  digest: v.string(),
  encoding: v.string(),
  charset: v.nullable(v.string()),
  size: v.number(),
});

function ownerOf({ chat, revision }: { readonly chat: string; readonly revision: number }): string {
  return `${chat}/${revision}`;
}

/** The text of a body, or its base64, as its encoding says. By "130/101/1". */
async function readTexts(db: Database, owners: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = JSON.stringify(
    owners.map((owner) => {
      const [projectId, chatId, revision] = owner.split("/").map(Number);
      return { owner, projectId, chatId, revision };
    }),
  );
  const [bodies, rest] = await db.batch([
    {
      sql: `SELECT asked.value ->> 'owner' AS owner, encoding, body FROM json_each(?) AS asked
            CROSS JOIN revisions ON revisions.chat_id = asked.value ->> 'chatId'
              AND revisions.project_id = asked.value ->> 'projectId' AND revisions.revision = asked.value ->> 'revision'`,
      values: [asked],
    },
    {
      sql: `SELECT asked.value ->> 'owner' AS owner, rest.body FROM json_each(?) AS asked
            CROSS JOIN rest ON rest.owner = 'revision/' || (asked.value ->> 'owner') ORDER BY rest.owner, part`,
      values: [asked],
    },
  ]);
  const parts = Map.groupBy(v.parse(v.array(restRow), rest), ({ owner }) => owner);
  return new Map(
    v.parse(v.array(bodyRow), bodies).map(({ owner, encoding, body }) => {
      const all = [body, ...(parts.get(owner) ?? []).map((part) => part.body)];
      return [owner, encoding === "base64" ? bodyBytes(encoding, all).toBase64() : all.join("")];
    }),
  );
}

const restRow = v.object({ owner: v.string(), body: v.string() });
const bodyRow = v.object({ owner: v.string(), encoding: v.string(), body: v.string() });
