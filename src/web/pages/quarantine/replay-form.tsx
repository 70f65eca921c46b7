import type { QuarantineWords } from "./words.ts";

/** Leads back to the list: where it could be read, the entry is no more. `when` tells entries apart. */
export function ReplayForm({
  id,
  when,
  words,
}: {
  readonly id: string;
  readonly when: string;
  readonly words: QuarantineWords;
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
