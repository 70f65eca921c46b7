import type { Message } from "../../channels/message.ts";
import type { Format } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";

/** The test message: that it is a test, and that the target works. It is about no chat. */
export function testMessage(target: string, now: number, format: Format): Message {
  const words = wordsFor(format.language).testMessage;
  return {
    kind: "test",
    language: format.language,
    title: words.title,
    summary: words.summary(target),
    facts: [
      { label: words.target, value: target },
      { label: words.sent, value: format.moment(now) },
    ],
    quote: null,
    items: [],
    footnotes: [words.why],
    links: [],
    about: null,
    plain: false,
  };
}
