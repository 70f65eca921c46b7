import { OUTCOMES } from "../../alerts/life.ts";
import { NOTE } from "../../followup/decide.ts";
import type { FollowUpWords } from "./words.ts";

/** Asks how it ended, and for a note. */
export function OutcomeFields({ words }: { readonly words: FollowUpWords }) {
  return (
    <>
      <fieldset class="outcomes">
        <legend>{words.outcome}</legend>
        {OUTCOMES.map((outcome) => (
          <label key={outcome}>
            <input type="radio" name="outcome" value={outcome} required />
            {words.outcomes[outcome]}
          </label>
        ))}
      </fieldset>
      <label for="note">{words.note}</label>
      <textarea id="note" name="note" rows={3} maxlength={NOTE} aria-describedby="note-hint" dir="auto" />
      <small id="note-hint">{words.noteHint}</small>
    </>
  );
}
