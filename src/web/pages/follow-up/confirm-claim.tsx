import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { identitiesOf } from "../../principal.ts";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { PhoneLinks } from "../../ui/follow-up/phone-links.tsx";
import { confirmPage } from "./confirm-page.tsx";
import { type ConfirmView, customerOf, isTheirs } from "./confirm-view.ts";
import { FollowerFields } from "./follower-fields.tsx";

/** One button while the alert is unclaimed; afterwards its owner, and the owner's next steps. */
export function claimPage(view: ConfirmView): string {
  const { alert, action, language } = view;
  const words = wordsFor(language).followUp.confirm;
  return confirmPage(
    view,
    alert.state === "open" ? words.claimTitle(customerOf(view)) : customerOf(view),
    alert.state === "open" ? (
      <form class="resolve" method="post" action={action}>
        <FollowerFields view={view} />
        <button type="submit" aria-describedby="others">
          {words.takeOn}
        </button>
        <small id="others">{words.others}</small>
      </form>
    ) : (
      <NextSteps view={view} />
    ),
  );
}

function NextSteps({ view }: { readonly view: ConfirmView }) {
  const { alert, access, next, language, transcript, outcome } = view;
  const words = wordsFor(language).followUp;
  const chat = chatName(alert.key);
  if (access.kind === "link" && !isTheirs(view)) return <NothingToDo view={view} />;
  return (
    <>
      <div class="ways">
        {alert.state === "claimed" && <PhoneLinks phones={alert.summary.phones} words={words} />}
        {access.kind === "person" ? (
          <FollowUpButtons
            {...{ chat, next, words }}
            customer={customerOf(view)}
            status={alert}
            reader={identitiesOf(access)}
          />
        ) : (
          alert.state === "claimed" && (
            <a class="button" href={outcome}>
              {words.resolveHow}
            </a>
          )
        )}
      </div>
      <p>
        <a href={transcript}>{words.toTranscript}</a>
      </p>
    </>
  );
}

/** A link holder cannot reopen. */
export function NothingToDo({ view: { alert, language } }: { readonly view: ConfirmView }) {
  const { taken, over } = wordsFor(language).followUp.confirm;
  return <p>{alert.state === "resolved" ? over : taken}</p>;
}
