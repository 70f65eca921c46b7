import type { ComponentChildren } from "preact";

/** A column of a list. A cell is null if it is empty. */
export interface Column<Entry> {
  readonly label: string;
  readonly className?: string;
  cell(entry: Entry): ComponentChildren;
}

/** A list as a table; `idOf` gives each entry an anchor. */
export function ListTable<Entry>({ columns, entries, idOf, caption }: Listed<Entry>) {
  return (
    <div class="entries">
      <table aria-label={caption}>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr id={idOf(entry)}>
              {columns.map(({ label, className, cell }) => {
                const shown = cell(entry);
                return (
                  <td data-label={label} class={className}>
                    {shown !== null && <div>{shown}</div>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Listed<Entry> {
  readonly columns: readonly Column<Entry>[];
  readonly entries: readonly Entry[];
  readonly caption: string;
  idOf(entry: Entry): string;
}
