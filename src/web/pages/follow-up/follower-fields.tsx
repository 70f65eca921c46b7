import { isByLinkOf, NAME_FIELD } from "../../../followup/link-identity.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { nameLine, said } from "../../ui/said.tsx";
import type { ConfirmView } from "./confirm-view.ts";

/**
 * Fields for the actor's name, not needed for signed-in readers. A link holder may enter a name; if an alert was
 * claimed under a name, the person who resolves it confirms that name with one tick.
 */
export function FollowerFields({ view }: { readonly view: ConfirmView }) {
  const { access, alert, next, language } = view;
  const words = wordsFor(language).followUp.confirm;
  if (access.kind === "person") return <input type="hidden" name="next" value={next} />;
  if (alert.state === "open") {
    return (
      <>
        <label for="name">{words.name}</label>
        <input
          id="name"
          name="name"
          maxlength={NAME_FIELD}
          autocomplete="name"
          aria-describedby="name-hint"
          dir="auto"
        />
        <small id="name-hint">{words.nameHint(NAME_FIELD)}</small>
      </>
    );
  }
  const name = isByLinkOf(alert.actor, access.target) ? alert.actor.name : null;
  return name === null ? null : (
    <fieldset class="outcomes">
      <legend>{words.itIsMeHint}</legend>
      <label>
        <input type="checkbox" name="name" value={name} required />
        <bdi>{said(words.itIsMe(nameLine(name)))}</bdi>
      </label>
    </fieldset>
  );
}
