import type { Table } from "../message.ts";
import { inert } from "./inert.tsx";
import { STYLE } from "./style.ts";

/** A real table, unlike the layout table around it: screen readers read its headings with each cell. */
export function Figures({ table: { caption, columns, rows } }: { readonly table: Table }) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0" style={STYLE.figures}>
      <caption class="plain" style={STYLE.caption}>
        {inert(caption)}
      </caption>
      <tr>
        {columns.map((column, at) => (
          <th scope="col" class="soft" style={at === 0 ? STYLE.column : STYLE.columnOfNumbers}>
            {inert(column)}
          </th>
        ))}
      </tr>
      {rows.map(([name, ...cells]) => (
        <tr>
          <th scope="row" class="plain" dir="auto" style={STYLE.rowName}>
            {inert(name ?? "")}
          </th>
          {cells.map((cell) => (
            <td class="plain" style={STYLE.number}>
              {inert(cell)}
            </td>
          ))}
        </tr>
      ))}
    </table>
  );
}
