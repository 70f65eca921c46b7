import { NAME_FIELD, nameGiven } from "../../../followup/link-identity.ts";
import { visibleLine } from "../../ui/visible-text.ts";
import type { ConfirmView } from "./confirm-view.ts";
import { confirmWords } from "./confirm-words.ts";

/**
 * Fields for the actor's name, not needed for signed-in readers. A link holder may enter a name; if an alert was
 * claimed under a name, the person who resolves it confirms that name with one tick.
 */
export function FollowerFields({ view }: { readonly view: ConfirmView }) {
  const { access, alert, next, language } = view;
  const words = confirmWords[language];
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
  const name = nameGiven(alert, access.target) ?? "";
  return name === "" ? null : (
    <fieldset class="outcomes">
      <legend>{words.itIsMeHint}</legend>
      <label>
        <input type="checkbox" name="name" value={name} required />
        <bdi>{words.itIsMe(visibleLine(name))}</bdi>
      </label>
    </fieldset>
  );
}
