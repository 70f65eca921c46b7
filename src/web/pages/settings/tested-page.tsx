import type { Tested } from "../../../delivery/manual/send-test.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { resultText } from "../../../locale/recorded-text.ts";
import type { Viewer } from "../../request/viewer.ts";
import { Facts } from "../../ui/fact-list.tsx";
import { framedPage } from "../../ui/frame.tsx";

/** The response to a test message. */
export function testedPage(target: string, tested: Tested, { person, format }: Viewer): string {
  const { language } = format;
  const words = wordsFor(language).settings.tested;
  const title = words.title(target);
  const isSent = tested.outcome === "sent";
  return framedPage(
    { language, title, here: "settings", person },
    <>
      <h1>{title}</h1>
      <p class="done" role="status">
        {isSent ? `✓ ${words.sent(target)}` : `✗ ${words.failed(target)}`}
        {tested.switchedOn && ` ${words.switchedOn}`}
      </p>
      <div class="panel">
        <Facts
          facts={[
            { label: words.answer, value: resultText(language, tested) },
            { label: words.took, value: words.milliseconds(format.number(tested.milliseconds)) },
          ]}
        />
      </div>
      <p>
        <a href="/settings">{words.back}</a>
      </p>
    </>,
  );
}
