import type { Words } from "../../../locale/locale.ts";

/** One filter of a list's form. */
export type Field =
  | { readonly kind: "text"; readonly name: string; readonly label: string; readonly like: string }
  | { readonly kind: "instant"; readonly name: string; readonly label: string }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly (readonly [value: string, label: string])[];
    };

/** A GET form with the current filters filled in; open if there are any. Every list can be filtered by time. */
export function FilterForm({ action, fields, query, words }: Filtered) {
  const asked = [...query.keys()].some((name) => name !== "after");
  const times: readonly Field[] = [
    { kind: "instant", name: "from", label: words.from },
    { kind: "instant", name: "to", label: words.to },
  ];
  return (
    <details class="filter" open={asked}>
      <summary>{words.filter}</summary>
      <form method="get" action={action}>
        {[...fields, ...times].map((field) => (
          <p>
            <label for={field.name}>{field.label}</label>
            <Control field={field} value={query.get(field.name) ?? ""} any={words.any} />
          </p>
        ))}
        <p class="hint">{words.days}</p>
        <p class="buttons">
          <button type="submit">{words.show}</button>
          {asked && <a href={action}>{words.showAll}</a>}
        </p>
      </form>
    </details>
  );
}

function Control({ field, value, any }: { readonly field: Field; readonly value: string; readonly any: string }) {
  const { name } = field;
  if (field.kind === "choice") {
    return (
      <select id={name} name={name}>
        <option value="">{any}</option>
        {field.options.map(([option, label]) => (
          <option value={option} selected={option === value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  // A browser's calendar has only days: an instant from a link stays text.
  const isDay = field.kind === "instant" && (value === "" || /^\d{4}-\d\d-\d\d$/.test(value));
  if (isDay) return <input id={name} name={name} type="date" value={value} />;
  const like = field.kind === "text" ? field.like : undefined;
  return <input id={name} name={name} type="text" value={value} placeholder={like} autocomplete="off" />;
}

interface Filtered {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly query: URLSearchParams;
  readonly words: Words["list"];
}
