import { chatName } from "../../chat/chat.ts";
import type { Format } from "../../locale/format.ts";
import type { Language } from "../../locale/locale.ts";
import type { FollowUp } from "../../store/follow-up.ts";
import type { ListedAlert } from "../../store/inbox.ts";
import type { Person } from "../access/visitor.ts";
import { framedPage } from "../frame/frame.tsx";
import { visibleLine } from "../transcript/visible.ts";
import { FollowUpButtons } from "./buttons.tsx";
import { FollowUpHistory } from "./history.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";
import { standingSaid } from "./standing.ts";
import { followUpWords } from "./words.ts";

interface ResolveView {
  readonly alert: ListedAlert;
  readonly followUps: readonly FollowUp[];
  readonly person: Person;
  readonly language: Language;
  readonly format: Format;
  readonly now: number;
  /** Where it leads afterwards. */
  readonly next: string;
}

/** Asks how a call ended; or, where somebody else has the alert, says so. */
export function resolvePage({ alert, followUps, person, language, format, now, next }: ResolveView): string {
  const words = followUpWords[language];
  const chat = chatName(alert.key);
  const customer = visibleLine(alert.summary.customer ?? "") || words.visitor;
  const title = words.resolveTitle(customer);
  const isTheirs = alert.state === "open" || (alert.state === "claimed" && alert.who === person.name);
  return framedPage(
    { language, title, here: "inbox", person },
    <>
      <h1>{title}</h1>
      <p>{standingSaid(alert, person.name, now, words, format)}</p>
      {alert.state === "resolved" && <p>{words.resolvedAlready}</p>}
      <p>
        <a href={`/chats/${chat}`}>{words.toTranscript}</a>
      </p>
      {isTheirs ? (
        <form class="resolve" method="post" action={`/alerts/${chat}/resolve`}>
          <input type="hidden" name="next" value={next} />
          <OutcomeFields words={words} />
          <button type="submit">{words.resolve}</button>
        </form>
      ) : (
        <div class="ways">
          <FollowUpButtons {...{ chat, customer, next, words }} standing={alert} reader={person.name} />
        </div>
      )}
      <FollowUpHistory {...{ followUps, words, format }} />
      <p>
        <a href={next}>{words.cancel}</a>
      </p>
    </>,
  );
}
