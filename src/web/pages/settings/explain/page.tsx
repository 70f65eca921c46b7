import { wordsFor } from "../../../../locale/locale.ts";
import type { Viewer } from "../../../request/viewer.ts";
import { framedPage } from "../../../ui/frame.tsx";
import { visibleLine } from "../../../ui/visible-text.ts";
import { ExplainForm } from "./form.tsx";

/** What would happen to a pasted chat, one sentence each. */
export function explainPage(lines: readonly string[], pasted: string, { person, format }: Viewer): string {
  const { language } = format;
  const words = wordsFor(language).settings;
  return framedPage(
    { language, title: words.explain, here: "settings", person },
    <>
      <h1>{words.explain}</h1>
      <ul class="panel answer">
        {lines.map((line) => (
          <li>{visibleLine(line)}</li>
        ))}
      </ul>
      <div class="panel">
        <ExplainForm pasted={pasted} words={words} />
      </div>
    </>,
  );
}
