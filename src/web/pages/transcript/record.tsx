import type { ComponentChildren } from "preact";
import type { CustomerField } from "../../../chat/chat.ts";
import { type ContactMethod, contactMethodsIn } from "../../../chat/contact-methods.ts";
import { NO_LABELS } from "../../../chat/fields/labels.ts";
import { type FieldText, fieldTexts } from "../../../locale/field-text.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { type Cut, cutter } from "./content/cut.ts";
import { recordOf } from "./content/facts.ts";
import { isNoPayment } from "./content/reach.ts";
import type { TranscriptView } from "./content/view.ts";
import { cutProse, prose } from "./conversation/message.tsx";

/** What VCC Live keeps of the customer, as it came; fields without a value are left out. */
export function CustomerRecord({ view }: { readonly view: TranscriptView }) {
  const { chat, format } = view;
  const words = wordsFor(format.language).transcript;
  const { fields, left } = cutRecord(recordOf(view));
  const textOf = fieldTexts(chat.customer, view.labels ?? NO_LABELS, format.language);
  const unshown = left + chat.unread.fields;
  return (
    <section id="record" class="record" aria-labelledby="record-heading">
      <h2 id="record-heading">{words.record}</h2>
      {fields.length === 0 && unshown === 0 ? (
        <p>{words.noRecord}</p>
      ) : (
        <table>
          <tbody>
            {fields.map((field) => (
              <FieldRow
                field={field}
                text={textOf({ key: field.key.text, values: field.values.map(({ text }) => text) })}
                view={view}
              />
            ))}
          </tbody>
        </table>
      )}
      {unshown > 0 && <p class="hint">{words.left.fields(unshown, format.number(unshown))}</p>}
    </section>
  );
}

/** What the settings call it stands before what was sent, which is in small print then. */
function FieldRow({ field: { key, values }, text, view: { format, country } }: FieldShown) {
  const words = wordsFor(format.language).transcript;
  return (
    <tr>
      <th scope="row" dir="auto">
        {text.label === null ? (
          prose(key.text)
        ) : (
          <>
            <bdi>{text.label}</bdi> <small>{prose(key.text)}</small>
          </>
        )}
      </th>
      <td>
        {values.map((value, index) => {
          const word = value.left === 0 ? text.values[index]?.word : null;
          if (word != null) {
            return (
              <div dir="auto">
                <bdi>{word}</bdi> <small>({prose(value.text)})</small>
              </div>
            );
          }
          const methods = value.left === 0 ? contactMethodsIn(key.text, value.text, country).filter(isNoPayment) : [];
          const shown = methods.length > 0 ? linked(value.text, methods) : cutProse(value, words, format);
          return <div dir="auto">{shown}</div>;
        })}
      </td>
    </tr>
  );
}

/** The value as it came, with each number or address in it as a link of its own. */
function linked(text: string, methods: readonly ContactMethod[]): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let done = 0;
  for (const { href, start, end } of methods) {
    parts.push(prose(text.slice(done, start)), <a href={href}>{prose(text.slice(start, end))}</a>);
    done = end;
  }
  parts.push(prose(text.slice(done)));
  return parts;
}

interface FieldShown {
  readonly field: CutField;
  readonly text: FieldText;
  readonly view: TranscriptView;
}

interface CutField {
  readonly key: Cut;
  readonly values: readonly Cut[];
}

/** What a page shows of the record: all of it together, and of one value. Each row and value is an element as well. */
const ALL = { characters: 60_000, elements: 1_000 };
const EACH = { characters: 5_000, elements: 200 };
const MOST_VALUES = 2_000;

/** `left` counts the values that are not shown at all. */
function cutRecord(fields: readonly CustomerField[]): { fields: readonly CutField[]; left: number } {
  const texts = cutter(ALL, EACH);
  let left = 0;
  let count = 0;
  const shown = fields.flatMap(({ key, values }) => {
    const name = texts.take(key);
    const some = values.flatMap((value) => {
      count += 1;
      return texts.isFull() || count > MOST_VALUES ? [] : [texts.take(value)];
    });
    left += values.length - some.length;
    return some.length > 0 ? [{ key: name, values: some }] : [];
  });
  return { fields: shown, left };
}
