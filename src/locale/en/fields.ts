import type { KnownField } from "../../chat/fields/labels.ts";

const kinds: Readonly<Record<KnownField["kind"], string>> = { name: "Contact name", phone: "Phone", email: "Email" };

/** Fields of the customer record, and links into other systems. */
export const fields = {
  kinds,
  ipAddress: "IP address",
  /** An option without a name in the settings. */
  option: (id: string) => `option ${id}`,
  /** Before the names of other systems. */
  openIn: "Open in",
};
