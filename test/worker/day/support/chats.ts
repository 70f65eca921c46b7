/** When the day begins in Budapest, where it is an hour later than in London: Tuesday, 4 March 2031. */
const MIDNIGHT = Date.parse("2031-03-04T00:00:00+01:00");
const MINUTE = 60_000;

/** How a chat of the day ended. `late`: answered after the SLA. */
export type Ending = "answered" | "lost" | "missed" | "late";

export interface DayChat {
  readonly id: number;
  /** When its last message came, and its webhook with it. */
  readonly at: number;
  readonly queue: "Sales" | "Support";
  readonly ending: Ending;
  readonly contactId: number;
}

/** An instant of the day, or of the next one: "09:30", "33:00". */
export function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return MIDNIGHT + (hours * 60 + minutes) * MINUTE;
}

/** So many chats between two times, one after the other, each from a customer of their own. */
function spread(first: number, count: number, from: string, to: string, queue: DayChat["queue"], ending: Ending) {
  const gap = Math.floor((clock(to) - clock(from)) / count);
  return Array.from({ length: count }, (_, index): DayChat => {
    const id = first + index;
    return { id, at: clock(from) + index * gap, queue, ending, contactId: 10_000 + id };
  });
}

/** The customer who is lost in the morning, answered in the afternoon, and lost again in the evening. */
export const RETURNING = { contactId: 77, lost: 900, answered: 901, again: 902 };

const returning: readonly DayChat[] = [
  { id: RETURNING.lost, at: clock("09:10"), queue: "Sales", ending: "lost", contactId: RETURNING.contactId },
  { id: RETURNING.answered, at: clock("15:20"), queue: "Sales", ending: "answered", contactId: RETURNING.contactId },
  { id: RETURNING.again, at: clock("16:40"), queue: "Sales", ending: "lost", contactId: RETURNING.contactId },
];

export const NIGHT_SALES = spread(100, 12, "01:00", "07:00", "Sales", "lost");
export const STORM = spread(200, 60, "10:00", "10:02", "Support", "missed");
export const WHILE_SLACK_IS_DEAD = spread(300, 10, "13:00", "14:20", "Support", "missed");
/** Two supervisors want it at once. */
export const CONTESTED = spread(400, 1, "11:00", "11:30", "Sales", "lost");
const LATE_SUPPORT = spread(500, 8, "15:00", "20:00", "Support", "late");
const MORNING_SUPPORT = spread(520, 6, "08:00", "09:50", "Support", "missed");
/** Held until the next morning. */
export const EVENING_SALES = spread(540, 5, "19:00", "23:00", "Sales", "missed");

const answered = [
  ...spread(1_000, 28, "00:00", "07:50", "Support", "answered"),
  ...spread(1_100, 50, "08:00", "09:59", "Sales", "answered"),
  ...spread(1_200, 57, "10:05", "12:59", "Support", "answered"),
  ...spread(1_300, 20, "13:05", "14:30", "Sales", "answered"),
  ...spread(1_400, 40, "15:00", "23:50", "Support", "answered"),
];

/** All 300, as they come in. */
export const CHATS: readonly DayChat[] = [
  ...[...answered, ...NIGHT_SALES, ...STORM, ...WHILE_SLACK_IS_DEAD, ...CONTESTED, ...LATE_SUPPORT],
  ...[...MORNING_SUPPORT, ...EVENING_SALES, ...returning],
].toSorted((one, other) => one.at - other.at);

/** As VCC Live posts it. */
export function bodyOf({ id, at, queue, ending, contactId }: DayChat): string {
  const came = { from: "Visitor", date: new Date(at - 5 * MINUTE).toISOString(), message: "Could you help me?" };
  const answer = { from: "Jane Smith", date: new Date(at).toISOString(), message: "Yes" };
  const waited = { from: "Visitor", date: new Date(at).toISOString(), message: "Is anybody there?" };
  const isAnswered = ending === "answered" || ending === "late";
  return JSON.stringify({
    ...{ chatId: id, projectId: 130, contactId, entityId: null, firstQueueName: queue, lastQueueName: queue },
    ...(isAnswered ? { firstAgentName: "Jane Smith", lastAgentName: "Jane Smith" } : {}),
    disposition: isAnswered ? "completed" : ending,
    slaStatus: ending === "late" ? "answeredAfterSLA" : isAnswered ? "answeredBeforeSLA" : "",
    platform: "webchat",
    isSpam: 0,
    conversation: [came, isAnswered ? answer : waited],
    clientData: { name: "John Russell", phone1: "123456789" },
  });
}
