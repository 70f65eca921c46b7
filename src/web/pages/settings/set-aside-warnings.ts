import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { SetAsideRead } from "../../../store/deliveries/set-aside.ts";

/** Records that were set aside block nothing else, and need a person: what they are, and what to do. */
export function asideWarnings({ named, more }: SetAsideRead, format: Format): readonly string[] {
  const { aside } = wordsFor(format.language).warnings;
  const told = named.map(({ target, id, at, code }) => {
    const since = format.moment(at);
    if (code === "unreadable") return aside.unreadable(id, target, since);
    return code === "refused" ? aside.refused(id, target, since) : aside.other(id, target, since, code);
  });
  return more ? [...told, aside.more] : told;
}
