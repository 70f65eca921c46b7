import type { Chat, Customer } from "../chat.ts";
import { contactMethodsOf } from "../contact-methods.ts";
import type { Country } from "../phone/one-number.ts";

/** A link into one of the deployer's own systems, as the settings have it. */
export interface CrmLink {
  readonly label: string;
  /** With placeholders: "https://crm.example.com/c/{customerid}". */
  readonly url: string;
}

/** The same for one chat. */
export interface FilledLink {
  readonly label: string;
  readonly url: string;
}

export const PLACEHOLDER = /\{([^{}]*)\}/g;

/** In characters: a longer value is no id. */
const LONGEST = 500;

/**
 * The links for one chat. One is left out if a value is missing, holds something that is never in an id, or would lead
 * to another path than the settings say.
 */
export function filledLinks(links: readonly CrmLink[], chat: Chat, country: Country | null): readonly FilledLink[] {
  return links.flatMap(({ label, url }) => {
    const filled = fill(url, chat, country);
    return filled === null ? [] : [{ label, url: filled }];
  });
}

function fill(template: string, chat: Chat, country: Country | null): string | null {
  let isComplete = true;
  const written = template.replace(PLACEHOLDER, (_, name: string) => {
    const value = filling(name, chat, country);
    isComplete &&= value !== null;
    return value === null ? "" : encodeURIComponent(value);
  });
  const url = isComplete ? URL.parse(written) : null;
  return url !== null && shapeOf(url.href) === shapeOf(template.replace(PLACEHOLDER, "x")) ? url.href : null;
}

/** A value that is ".." would remove a part of the path. */
function shapeOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && `${parsed.origin} ${parsed.pathname.split("/").length}`;
}

/** Null: it is missing, empty or no value for a URL. */
function filling(name: string, chat: Chat, country: Country | null): string | null {
  const value = (idOf(name, chat) ?? fieldOf(name, chat.customer, country))?.trim() ?? "";
  return value !== "" && value.length <= LONGEST && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value) ? value : null;
}

function idOf(name: string, { key, contactId, entityId, ticketId }: Chat): string | null {
  switch (name.toLowerCase()) {
    case "projectid":
      return String(key.projectId);
    case "chatid":
      return String(key.chatId);
    case "contactid":
      return written(contactId);
    case "entityid":
      return written(entityId);
    case "ticketid":
      return written(ticketId);
    default:
      return null;
  }
}

function written(id: number | null): string | null {
  return id === null ? null : String(id);
}

/** The first value that is not blank. `phone` is the first telephone number where no field has this name. */
function fieldOf(name: string, customer: Customer, country: Country | null): string | null {
  const wanted = name.toLowerCase();
  const fields = customer.fields.filter(({ key }) => key.toLowerCase() === wanted);
  const exact = fields.filter(({ key }) => key === name);
  const value = [...exact, ...fields].flatMap(({ values }) => values).find((one) => one.trim() !== "");
  if (value !== undefined || wanted !== "phone") return value ?? null;
  const [first] = contactMethodsOf(customer, country).filter(({ kind }) => kind === "tel");
  return first === undefined ? null : first.href.replace(/^tel:/, "").replace(/;.*$/, "");
}
