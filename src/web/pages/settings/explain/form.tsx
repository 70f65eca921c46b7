import type { Words } from "../../../../locale/locale.ts";
import { visible } from "../../../ui/visible-text.ts";

/** `pasted` stays in the form, with a sign for each character that HTML cannot contain. */
export function ExplainForm({ pasted, words }: { readonly pasted: string; readonly words: Words["settings"] }) {
  return (
    <form method="post" action="/rules/explain">
      <p class="hint">{words.explainIntro}</p>
      <label for="chat">{words.paste}</label>
      <textarea id="chat" name="chat" rows={8} required spellcheck={false}>
        {visible(pasted)}
      </textarea>
      <button type="submit">{words.explainIt}</button>
    </form>
  );
}
