import type { KnownField } from "../../chat/fields/labels.ts";

const kinds: Readonly<Record<KnownField["kind"], string>> = {
  name: "Name des Kontakts",
  phone: "Telefon",
  email: "E-Mail",
};

/** Fields of the customer record, and links into other systems. */
export const fields = {
  kinds,
  ipAddress: "IP-Adresse",
  /** An option without a name in the settings. */
  option: (id: string) => `Option ${id}`,
  /** Before the names of other systems. */
  openIn: "Öffnen in",
};
