import { isNamed, mentionsIn, type Subject } from "../../../chat/mentions.ts";
import { bodyReader } from "../../../intake/decode.ts";
import type { ExportedCustomer } from "../../../store/customers/export.ts";
import type { Database } from "../../../store/database.ts";
import { nextKept, readKept } from "../../../store/privacy/erase-quarantine.ts";
import type { Visit } from "../../request/visit.ts";

interface QuarantinedBody {
  readonly id: string;
  readonly url: string;
  /** JSON text, digit by digit: parsed and written again, a long number would be another one. */
  readonly body: string;
}

/** The quarantine entries that a page has examined. */
interface Quarantined {
  /** Bodies that name the customer, as they are read now. */
  readonly entries: readonly QuarantinedBody[];
  /** It is unknown whose these are. */
  readonly unreadable: readonly string[];
  /** The entry after which the next page continues; null: none is left. */
  readonly seen: string | null;
}

/** The entries after `seen`, as many as one request examines. */
export async function quarantinedOf(
  db: Database,
  { config }: Pick<Visit, "config">,
  customer: ExportedCustomer,
  seen: string,
): Promise<Quarantined> {
  const { ids, isLast } = await nextKept(db, { seen, looking: null });
  const reread = bodyReader(config);
  const entries: QuarantinedBody[] = [];
  const unreadable: string[] = [];
  for (const { id, iv, headers, bytes } of ids.length === 0 ? [] : await readKept(db, ids)) {
    const read = await reread(bytes, iv, headers);
    if (read === null) unreadable.push(id);
    else {
      const mentions = mentionsIn(read.json);
      if (subjectsOf(customer).some((subject) => isNamed(mentions, subject))) {
        entries.push({ id, url: `/quarantine/${id}.json`, body: read.text });
      }
    }
  }
  return { entries, unreadable, seen: isLast ? null : (ids.at(-1) ?? null) };
}

function subjectsOf({ projectId, contactId, entityId }: ExportedCustomer): readonly Subject[] {
  return [
    ...(contactId === null ? [] : [{ kind: "contact", projectId, id: contactId } as const]),
    ...(entityId === null ? [] : [{ kind: "entity", projectId, id: entityId } as const]),
  ];
}
