import { type Actor, isOneOf } from "../../../alerts/actor.ts";
import type { AlertStatus } from "../../../alerts/state.ts";
import type { Words } from "../../../locale/locale.ts";

interface Followable {
  /** "130/101". */
  readonly chat: string;
  /** The customer's name as shown. */
  readonly customer: string;
  readonly status: AlertStatus;
  /** The identities of the reader. */
  readonly reader: readonly Actor[];
  /** Our path to which each form returns. */
  readonly next: string;
  readonly words: Words["followUp"];
}

/**
 * The actions that the reader can take in the alert's current state: buttons that need no script. The page needs
 * formHeaders().
 */
export function FollowUpButtons({ chat, customer, status, reader, next, words }: Followable) {
  const { state } = status;
  const canResolve = state === "open" || (state === "claimed" && isOneOf(status.actor, reader));
  const resolvePage = `/alerts/${chat}/resolve?${new URLSearchParams({ next })}`;
  const again = state === "claimed" ? words.letGo : words.reopen;
  return (
    <>
      {state === "open" && <PostButton path={`/alerts/${chat}/claim`} next={next} text={words.claim} of={customer} />}
      {canResolve && (
        <a class="button" href={resolvePage} aria-label={`${words.resolveHow} ${customer}`}>
          {words.resolveHow}
        </a>
      )}
      {state !== "open" && <PostButton path={`/alerts/${chat}/reopen`} next={next} text={again} of={customer} isBack />}
    </>
  );
}

interface Posting {
  readonly path: string;
  readonly next: string;
  readonly text: string;
  readonly of: string;
  /** An undoing action, which must not look like the next step. */
  readonly isBack?: boolean;
}

function PostButton({ path, next, text, of, isBack = false }: Posting) {
  return (
    <form method="post" action={path}>
      <input type="hidden" name="next" value={next} />
      <button type="submit" class={isBack ? "back" : undefined} aria-label={`${text}: ${of}`}>
        {text}
      </button>
    </form>
  );
}
