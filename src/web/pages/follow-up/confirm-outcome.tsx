import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { identitiesOf, type Person } from "../../principal.ts";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { FollowUpHistory } from "../../ui/follow-up/history.tsx";
import { OutcomeFields } from "../../ui/follow-up/outcome-fields.tsx";
import { NothingToDo } from "./confirm-claim.tsx";
import { confirmPage } from "./confirm-page.tsx";
import { type ConfirmView, customerOf, isTheirs } from "./confirm-view.ts";
import { FollowerFields } from "./follower-fields.tsx";

/** Asks for the outcome of a call; or says that somebody else has the alert. */
export function resolvePage(view: ConfirmView): string {
  const { alert, access, language, format, followUps, next, action, transcript } = view;
  const words = wordsFor(language).followUp;
  const canResolve = alert.state === "open" || (alert.state === "claimed" && isTheirs(view));
  return confirmPage(
    view,
    words.resolveTitle(customerOf(view)),
    <>
      {(access.kind === "person" || isTheirs(view)) && (
        <p>
          <a href={transcript}>{words.toTranscript}</a>
        </p>
      )}
      {canResolve && (
        <form class="resolve" method="post" action={action}>
          <OutcomeFields words={words} chosen="called-back" />
          <FollowerFields view={view} />
          <button type="submit">{words.resolve}</button>
        </form>
      )}
      {!canResolve && (access.kind === "link" ? <NothingToDo view={view} /> : <Instead view={view} person={access} />)}
      {access.kind === "person" && (
        <>
          <FollowUpHistory {...{ followUps, words, format }} />
          <p>
            <a href={next}>{words.cancel}</a>
          </p>
        </>
      )}
    </>,
  );
}

/** What a signed-in reader can do with an alert that another person has. */
function Instead({ view, person }: { readonly view: ConfirmView; readonly person: Person }) {
  const { alert, language, next } = view;
  const words = wordsFor(language).followUp;
  const chat = chatName(alert.key);
  return (
    <>
      {alert.state === "resolved" && <p>{words.resolvedAlready}</p>}
      <div class="ways">
        <FollowUpButtons
          {...{ chat, next, words }}
          customer={customerOf(view)}
          status={alert}
          reader={identitiesOf(person)}
        />
      </div>
    </>
  );
}
