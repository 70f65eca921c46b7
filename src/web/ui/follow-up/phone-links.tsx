import { Fragment } from "preact";
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
        <Fragment key={href}>
          <a class="tel" href={href} dir="ltr" aria-label={words.call(visibleLine(text))}>
            {visibleLine(text)}
          </a>
          {written === true && <small class="mark">{words.writtenInChat}</small>}
        </Fragment>
      ))}
    </>
  );
}
