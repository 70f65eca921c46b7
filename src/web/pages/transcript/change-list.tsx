import type { ChatMessage } from "../../../chat/chat.ts";
import { type Labels, NO_LABELS } from "../../../chat/fields/labels.ts";
import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import type { ChangedField, FieldName, Value } from "./content/changes.ts";
import { brief, type Cutter, cutter } from "./content/cut.ts";
import type { TranscriptView } from "./content/view.ts";
import { cutProse, prose } from "./conversation/message.tsx";

/** The maximum of changes that are shown, and of their text. */
const MOST_FIELDS = 100;
const MOST_REMOVED = 200;
const ALL_REMOVED = { characters: 50_000, elements: 500 };
const EACH_REMOVED = { characters: 5_000, elements: 100 };

/** The changes from the previous revision; new and edited messages are marked in the conversation. */
export function ChangeList({
  view: { around, format, revision, labels = NO_LABELS },
}: {
  readonly view: TranscriptView;
}) {
  const words = wordsFor(format.language).transcript;
  const changes = around?.changes;
  if (changes == null) return null;
  const heading = <h3>{words.changes.heading(format.number(revision - 1))}</h3>;
  if (changes === "unreadable") return [heading, <p>{words.changes.unreadable}</p>];
  if (changes === "too-large") return [heading, <p>{words.changes.tooLarge}</p>];
  const { fields, added, edited, removed } = changes;
  const counts = [added.size, removed.length, edited.size];
  const [plus = "", minus = "", other = ""] = counts.map(format.number);
  const before = cutter(ALL_REMOVED, EACH_REMOVED);
  const more = (count: number) => words.left.more(format.number(count));
  const sum = counts.reduce((total, count) => total + count, fields.length);
  return (
    <>
      {heading}
      <p>{sum === 0 ? words.changes.none : words.changes.counts(plus, minus, other)}</p>
      {fields.length > 0 && <FieldTable fields={fields.slice(0, MOST_FIELDS)} labels={labels} words={words} />}
      {fields.length > MOST_FIELDS && <p class="hint">{more(fields.length - MOST_FIELDS)}</p>}
      {removed.length > 0 && <h4>{words.changes.removed}</h4>}
      {removed.length > 0 && (
        <ul class="list">
          {removed.slice(0, MOST_REMOVED).map((message) => removedItem(message, before, format, words))}
          {removed.length > MOST_REMOVED && <li>{more(removed.length - MOST_REMOVED)}</li>}
        </ul>
      )}
    </>
  );
}

function FieldTable({
  fields,
  labels,
  words,
}: {
  readonly fields: readonly ChangedField[];
  readonly labels: Labels;
  readonly words: Words["transcript"];
}) {
  const { field: name, before, after } = words.changes;
  return (
    <table class="columns">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((changed) => (
          <tr>
            <th scope="row" dir="auto">
              {typeof changed.field === "string"
                ? labelsOf(words)[changed.field]
                : fieldNamed(changed.field.key, labels)}
            </th>
            <td dir="auto">{said(changed.before, words)}</td>
            <td dir="auto">{said(changed.after, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the settings call it stands before its key. */
function fieldNamed(key: string, labels: Labels) {
  const label = labels.get(key.toLowerCase())?.label ?? null;
  if (label === null) return prose(brief(key));
  return (
    <>
      <bdi>{label}</bdi> <small>{prose(brief(key))}</small>
    </>
  );
}

function removedItem(message: ChatMessage, before: Cutter, format: Format, words: Words["transcript"]) {
  const text = before.take(message.text);
  return (
    <li>
      {message.at === null ? words.noTime : format.moment(message.at)}{" "}
      <b dir="auto">{message.from === null ? words.noName : prose(brief(message.from))}</b>
      <del dir="auto">{message.text.trim() === "" ? words.empty : cutProse(text, words, format)}</del>
    </li>
  );
}

function said(value: Value, words: Words["transcript"]) {
  if (value === null) return words.changes.nothing;
  if (typeof value === "boolean") return value ? words.changes.yes : words.changes.no;
  return prose(brief(String(value)));
}

function labelsOf(words: Words["transcript"]): Readonly<Record<FieldName, string>> {
  const { changes, disposition, spam, sla, platform, ipAddress, ticket, contact, entity } = words;
  const { firstQueue, lastQueue, firstAgent, lastAgent } = changes;
  return {
    ...{ disposition, platform, ipAddress, firstQueue, lastQueue, firstAgent, lastAgent },
    ...{ isSpam: spam, slaStatus: sla, ticketId: ticket, contactId: contact, entityId: entity },
  };
}
