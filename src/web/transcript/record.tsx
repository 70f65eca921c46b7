import type { CustomerField } from "../../chat/chat.ts";
import { reachBy } from "../../chat/reach.ts";
import { pageWordsFor } from "../words.ts";
import { recordOf } from "./facts.ts";
import { prose } from "./prose.tsx";
import type { TranscriptView } from "./view.ts";

/** What VCC Live keeps of the customer, as it came; fields without a value are left out. */
export function CustomerRecord({ view }: { readonly view: TranscriptView }) {
  const words = pageWordsFor(view.format.language).transcript;
  const fields = recordOf(view);
  return (
    <section id="record" class="record" aria-labelledby="record-heading">
      <h2 id="record-heading">{words.record}</h2>
      {fields.length === 0 ? (
        <p>{words.noRecord}</p>
      ) : (
        <table>
          <tbody>
            {fields.map((field) => (
              <FieldRow field={field} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function FieldRow({ field }: { readonly field: CustomerField }) {
  return (
    <tr>
      <th scope="row" dir="auto">
        {prose(field.key)}
      </th>
      <td>
        {field.values.map((value) => {
          const reach = reachBy(field.key, value);
          return <div dir="auto">{reach ? <a href={reach.href}>{reach.text}</a> : prose(value)}</div>;
        })}
      </td>
    </tr>
  );
}
