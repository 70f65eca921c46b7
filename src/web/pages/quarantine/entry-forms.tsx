import type { Words } from "../../../locale/locale.ts";

/** Deletion is permanent, so it takes a box and a button. */
export function DeleteForm({ id, words }: { readonly id: string; readonly words: Words["quarantine"] }) {
  return (
    <form method="post" action={`/quarantine/${id}/delete`}>
      <input type="hidden" name="next" value="/quarantine" />
      <p>
        <label>
          <input type="checkbox" name="sure" value="yes" required /> {words.sure}
        </label>
      </p>
      <button type="submit" class="quiet">
        {words.delete}
      </button>
    </form>
  );
}

/** Returns to the list: a replayed entry no longer exists. `when` distinguishes entries. */
export function ReplayForm({
  id,
  when,
  words,
}: {
  readonly id: string;
  readonly when: string;
  readonly words: Words["quarantine"];
}) {
  return (
    <form method="post" action={`/quarantine/${id}/replay`}>
      <input type="hidden" name="next" value="/quarantine" />
      <button type="submit" class="quiet" aria-label={`${words.replay}: ${when}`}>
        {words.replay}
      </button>
    </form>
  );
}
