import type { KnownField } from "../../chat/fields/labels.ts";

const kinds: Readonly<Record<KnownField["kind"], string>> = {
  name: "Kapcsolattartó neve",
  phone: "Telefon",
  email: "E-mail",
};

/** Fields of the customer record, and links into other systems. */
export const fields = {
  kinds,
  ipAddress: "IP-cím",
  /** An option without a name in the settings. */
  option: (id: string) => `${id}. opció`,
  /** Before the names of other systems. */
  openIn: "Megnyitás itt",
};
