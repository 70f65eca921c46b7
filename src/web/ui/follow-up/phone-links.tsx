import type { Summary } from "../../../alerts/summary.ts";
import type { Words } from "../../../locale/locale.ts";
import { visibleLine } from "../visible-text.ts";

interface PhonesShown {
  readonly phones: Summary["phones"];
  readonly words: Words["followUp"];
}

/** Numbers to tap; those that the customer wrote in the chat say so. */
export function PhoneLinks({ phones, words }: PhonesShown) {
  return (
    <>
      {phones.map(({ text, href, written }) => (
        <a
          key={href}
          class="tel"
          href={href}
          aria-label={`${words.call(visibleLine(text))}${written === true ? `, ${words.writtenInChat}` : ""}`}
        >
          <bdi dir="ltr">{visibleLine(text)}</bdi>
          {written === true && <small> {words.writtenInChat}</small>}
        </a>
      ))}
    </>
  );
}
