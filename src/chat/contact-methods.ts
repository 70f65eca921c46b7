import type { Customer } from "./chat.ts";

/** A telephone number or e-mail address that a phone can open. */
export interface ContactMethod {
  readonly kind: "tel" | "mailto";
  readonly text: string;
  readonly href: string;
}

const ADDRESS = /^([\w.+-]{1,64})@((?:[a-z0-9-]{1,63}\.)+[a-z]{2,63})$/i;

/**
 * Reads a value of the customer record as a telephone number or an e-mail address; null if it is neither. A number
 * counts only if its field's name says so, because customer numbers look the same. Only digits and a plus are passed to
 * the dialler, so a code such as `*21*…#` is never run.
 */
export function contactMethod(key: string, value: string): ContactMethod | null {
  const text = value.trim();
  if (ADDRESS.test(text)) return { kind: "mailto", text, href: `mailto:${text}` };
  if (!/phone|mobil|^tel|[._]tel/i.test(key)) return null;
  const number = text.replace(/[\s()./-]/g, "");
  return /^\+?\d{3,15}$/.test(number) ? { kind: "tel", text, href: `tel:${number}` } : null;
}

/** All contact methods without duplicates, telephone numbers first. */
export function contactMethodsOf(customer: Customer): readonly ContactMethod[] {
  const found = new Map<string, ContactMethod>();
  for (const { key, values } of customer.fields) {
    for (const value of values) {
      const reach = contactMethod(key, value);
      if (reach && !found.has(reach.href)) found.set(reach.href, reach);
    }
  }
  const all = [...found.values()];
  return [...all.filter(({ kind }) => kind === "tel"), ...all.filter(({ kind }) => kind === "mailto")];
}
