import { NAME_FIELD } from "../../followup/link-identity.ts";
import type { Words } from "../../locale/locale.ts";

/** Asks for a name and a token. `next` is the path that it leads to. */
export function SignInForm({ next, words }: { readonly next: string; readonly words: Words["signIn"] }) {
  return (
    <form method="post" action="/sign-in">
      <input type="hidden" name="next" value={next} />
      <label for="name">{words.name}</label>
      <input
        id="name"
        name="name"
        maxlength={NAME_FIELD}
        autocomplete="username"
        aria-describedby="name-hint"
        dir="auto"
        required
      />
      <small id="name-hint">{words.nameHint}</small>
      <label for="token">{words.token}</label>
      <input id="token" name="token" type="password" autocomplete="current-password" required />
      <button type="submit">{words.signIn}</button>
    </form>
  );
}
