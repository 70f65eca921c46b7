import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import type { FoundQuarantined, QuarantineEntry } from "../../../store/quarantine/quarantine.ts";
import type { Viewer } from "../../request/viewer.ts";
import { type Fact, FactList } from "../../ui/fact-list.tsx";
import { framedPage } from "../../ui/frame.tsx";
import { pieces, visibleLine } from "../../ui/visible-text.ts";
import { DeleteForm, ReplayForm } from "./entry-forms.tsx";
import { sizeOf } from "./list-page.tsx";
import { problemInWords } from "./problem-in-words.ts";
import { beginningOf, type StoredText } from "./stored-text.ts";

export function entryPage(
  { entry, headers }: Pick<FoundQuarantined, "entry" | "headers">,
  stored: StoredText,
  { person, format }: Viewer,
): string {
  const { language } = format;
  const words = wordsFor(language).quarantine;
  const title = words.entry(format.moment(entry.lastAt));
  return framedPage(
    { language, title, here: "quarantine", person },
    <>
      <h1>{title}</h1>
      <p class="story">{problemInWords(entry.problem, language)}</p>
      {person.role === "admin" && <ReplayForm id={entry.id} when={format.moment(entry.lastAt)} words={words} />}
      <FactList heading={words.facts} facts={[...factsOf(entry, format), ...headerFacts(headers)]} />
      <Stored entry={entry} stored={stored} words={words} />
      {person.role === "admin" && <DeleteForm id={entry.id} words={words} />}
      <p>
        <a href="/quarantine">{words.all}</a>
      </p>
    </>,
  );
}

/** The received text: nothing in it is active, and nothing invisible. */
function Stored({ entry, stored, words }: StoredIn) {
  const { beginning, isWhole } = beginningOf(stored);
  return (
    <section class="panel">
      <h2>{words.stored}</h2>
      {stored.kind === "bytes" && <p class="hint">{words.inHex}</p>}
      <pre dir="auto">
        {pieces(beginning).map(({ text, isSign }) => (isSign ? <span class="sign">{text}</span> : text))}
      </pre>
      <p class="hint">
        {isWhole ? words.whole : words.beginning} <a href={`/quarantine/${entry.id}.json`}>JSON</a>
      </p>
    </section>
  );
}

interface StoredIn {
  readonly entry: QuarantineEntry;
  readonly stored: StoredText;
  readonly words: Words["quarantine"];
}

/** By their own names, which are the same in every language. */
function headerFacts({ contentType, contentEncoding }: FoundQuarantined["headers"]): readonly Fact[] {
  const facts = [
    { label: "Content-Type", value: contentType },
    { label: "Content-Encoding", value: contentEncoding },
  ];
  return facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value: visibleLine(value) }]));
}

function factsOf({ count, firstAt, lastAt, bytes, encrypted }: QuarantineEntry, format: Format): readonly Fact[] {
  const words = wordsFor(format.language).quarantine;
  return [
    { label: words.first, value: format.moment(firstAt) },
    { label: words.last, value: format.moment(lastAt) },
    { label: words.count, value: format.number(count) },
    { label: words.size, value: sizeOf(bytes, format) },
    { label: words.encrypted, value: encrypted ? words.isEncrypted : words.isPlain },
  ];
}
