import { type AlertOutcome, MANUAL_OUTCOMES } from "../../../alerts/state.ts";
import { NOTE } from "../../../followup/decide.ts";
import type { Words } from "../../../locale/locale.ts";

interface Asking {
  readonly words: Words["followUp"];
  /** The outcome that is preselected; null: none. */
  readonly chosen: AlertOutcome | null;
}

/** Asks for the outcome and a note. */
export function OutcomeFields({ words, chosen }: Asking) {
  return (
    <>
      <fieldset class="outcomes">
        <legend>{words.outcome}</legend>
        {MANUAL_OUTCOMES.map((outcome) => (
          <label key={outcome}>
            <input type="radio" name="outcome" value={outcome} checked={outcome === chosen} required />
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
