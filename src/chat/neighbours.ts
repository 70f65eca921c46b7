/** The members that tell them. */
export const NEIGHBOURS = ["ticket", "action", "payment", "emailId", "uuid", "projectid"];

/** Which of the vendor's other webhooks an unreadable body looks like (developer guide), or null. */
export function neighbourOf(json: Readonly<Record<string, unknown>>): string | null {
  if ("ticket" in json && "action" in json) return "Ticket Status";
  if ("payment" in json) return "Payment Transaction";
  if ("emailId" in json) return "Email";
  if ("uuid" in json && "projectid" in json) return "Call Disposition";
  return null;
}
