import { dayName } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import type { PageOf } from "../../http/pagination.ts";
import { jsonPage } from "../../list/json-page.ts";
import { encodeCursor } from "./query.ts";
import type { Sealing } from "./seals.ts";
import { shownSeal, toJson } from "./to-json.ts";

/**
 * A page of the list for programs, with what `npm run audit:verify` needs of it: which part of the list it is, and the
 * seals of its days. Null where the list is narrowed by more than time.
 */
export function auditJson(page: PageOf<ListedAuditEntry>, sealing: Sealing): Promise<Response> {
  const { asOf, asked, isNarrowed, seals, sealedFrom } = sealing;
  const { from, to } = asked.filter;
  return jsonPage(
    page,
    { audit: page.entries.map(toJson) },
    {
      seals: isNarrowed ? null : seals.map(shownSeal),
      sealedFrom: sealedFrom === null ? null : dayName(sealedFrom),
      page: {
        ...{ asOf: instant(asOf), from: instant(from), to: instant(to) },
        after: asked.after === null ? null : encodeCursor(asked.after),
        next: page.next,
      },
    },
  );
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
