import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { mailProviderName } from "../../../locale/mail-provider.ts";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import type { MarkedRecipient } from "./marks.ts";

/** Mail recipients to whom nothing is sent, and a button to send to them again. Nothing if there are none. */
export function MarksPanel({ marked, words, format }: MarksIn) {
  if (marked.length === 0) return null;
  return (
    <>
      <h2 class="over">{words.marks.title}</h2>
      <p class="hint">{words.marks.intro}</p>
      <ListTable
        caption={words.marks.title}
        columns={columnsOf(words, format)}
        entries={marked}
        idOf={({ address }) => `mark-${address}`}
      />
    </>
  );
}

interface MarksIn {
  readonly marked: readonly MarkedRecipient[];
  readonly words: Words["settings"];
  readonly format: Format;
}

function columnsOf(words: Words["settings"], format: Format): readonly Column<MarkedRecipient>[] {
  const { marks } = words;
  return [
    { label: marks.address, className: "free", cell: ({ address }) => <b>{address}</b> },
    { label: words.target, cell: ({ targets }) => targets.join(", ") },
    {
      label: marks.why,
      className: "free",
      cell: ({ mark, reason }) => (
        <span class="bad-word">
          ✗ {marks.is[mark]}
          {reason !== "" && ` (${reason})`}
        </span>
      ),
    },
    { label: marks.provider, cell: ({ provider }) => mailProviderName(provider) },
    { label: marks.since, cell: ({ at }) => format.moment(at) },
    {
      label: words.act,
      className: "act",
      cell: ({ address }) => (
        <form method="post" action="/recipients/clear">
          <input type="hidden" name="next" value="/settings" />
          <input type="hidden" name="address" value={address} />
          <button type="submit" class="quiet" aria-label={`${marks.clear}: ${address}`}>
            {marks.clear}
          </button>
        </form>
      ),
    },
  ];
}
