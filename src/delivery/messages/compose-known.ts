import { type Course, courseOf, knownWait } from "../../chat/response.ts";
import type { Format } from "../../locale/format.ts";
import type { AlertWords } from "../../locale/words.ts";
import { type Shown, shownOf } from "../../privacy/visible-fields.ts";
import { lateBy } from "./age.ts";
import type { Told } from "./model.ts";

/** What several parts of a message say of one chat. */
export interface Known extends Told {
  readonly shown: Shown;
  /** As the target is shown them: by a masked name, or as a visitor. */
  readonly customer: string;
  readonly course: Course;
  /** "4 min 29 s"; null where the dates do not tell. */
  readonly waited: string | null;
  /** The one in which it ended. */
  readonly queue: string | null;
  /** "3 h 10 min": how long after its closing it came in; null where that is not late. */
  readonly late: string | null;
}

export function knownOf(told: Told, words: AlertWords, format: Format): Known {
  const { chat, measures } = told;
  const course = courseOf(chat);
  const wait = knownWait(course, measures);
  const shown = shownOf(chat, told.show);
  const late = lateBy(told);
  return {
    ...told,
    shown,
    customer: shown.name ?? words.visitor,
    course,
    waited: wait === null ? null : format.duration(wait),
    queue: chat.lastQueue ?? chat.firstQueue,
    late: late === null ? null : format.duration(late),
  };
}
