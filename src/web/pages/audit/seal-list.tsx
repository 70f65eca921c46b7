import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { dayName } from "../../../privacy/audit/chain.ts";
import type { SealedDay } from "../../../store/audit/seals.ts";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import type { Sealing } from "./seals.ts";

/** The seals of the days on the page, and the latest in any case. */
export function SealList({ sealing: { seals, latest }, format }: Sealed) {
  const words = wordsFor(format.language).audit.seals;
  const isShown = latest === null || seals.some(({ day }) => day === latest.day);
  const shown = isShown ? seals : [latest, ...seals];
  const columns: readonly Column<SealedDay>[] = [
    { label: words.day, className: "when", cell: ({ day }) => dayName(day) },
    { label: words.rows, className: "number", cell: ({ count }) => format.number(count) },
    { label: words.seal, className: "free", cell: ({ hash }) => <code>{hash}</code> },
  ];
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.intro}</p>
      {shown.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ListTable caption={words.title} columns={columns} entries={shown} idOf={({ day }) => `seal-${dayName(day)}`} />
      )}
    </section>
  );
}

interface Sealed {
  readonly sealing: Sealing;
  readonly format: Format;
}
