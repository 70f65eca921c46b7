/** The rules for headers that Cloudflare documents, and the code for each that is broken. */
export interface MailFault {
  readonly code: string;
  readonly fault: string;
}

const OURS_TO_SET = new Set(
  [
    ["In-Reply-To", "References", "Auto-Submitted", "Precedence", "Archived-At"],
    ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "List-Archive", "List-Help", "List-Owner"],
    ["List-Post", "List-Subscribe", "Content-Language", "Keywords", "Comments", "Importance", "Priority"],
    ["Sensitivity", "Organization", "Require-Recipient-Valid-Since", "Expires", "Reply-By"],
  ]
    .flat()
    .map((name) => name.toLowerCase()),
);
const FIELDS = new Set(["from", "to", "cc", "bcc", "subject", "reply-to"]);

const VALUES: Readonly<Record<string, RegExp>> = {
  precedence: /^(?:bulk|list|junk)$/,
  "auto-submitted": /^auto-(?:generated|replied|notified)$/,
  importance: /^(?:high|normal|low)$/,
  priority: /^(?:normal|non-urgent|urgent)$/,
  sensitivity: /^(?:personal|private|company-confidential)$/,
  "list-unsubscribe": /<(?:https:\/\/|mailto:)[^>]+>/,
  "list-unsubscribe-post": /^List-Unsubscribe=One-Click$/,
};

const MOST = 20;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 2_048;
const LONGEST_SUM = 16 * 1024;

export function headerFaults(headers: Readonly<Record<string, string>>): readonly MailFault[] {
  const entries = Object.entries(headers);
  const listed = entries.filter(([name]) => !isOwn(name));
  const sum = entries.reduce((size, [name, value]) => size + bytes(name) + 2 + bytes(value) + 2, 0);
  return [
    ...entries.flatMap(([name, value]) => [...nameFaults(name), ...valueFaults(name, value)]),
    ...(listed.length > MOST ? [{ code: "E_HEADERS_TOO_MANY", fault: `${listed.length} headers` }] : []),
    ...(sum > LONGEST_SUM ? [{ code: "E_HEADERS_TOO_LARGE", fault: `${sum} bytes of headers` }] : []),
  ];
}

function nameFaults(name: string): readonly MailFault[] {
  const lower = name.toLowerCase();
  const shape = isOwn(name) ? /^X-[A-Za-z\d_-]+$/i : /^[A-Za-z\d-]+$/;
  if (!shape.test(name) || bytes(name) > LONGEST_NAME) return [{ code: "E_HEADER_NAME_INVALID", fault: name }];
  if (FIELDS.has(lower)) return [{ code: "E_HEADER_USE_API_FIELD", fault: name }];
  return isOwn(name) || OURS_TO_SET.has(lower) ? [] : [{ code: "E_HEADER_NOT_ALLOWED", fault: name }];
}

function valueFaults(name: string, value: string): readonly MailFault[] {
  const shape = VALUES[name.toLowerCase()] ?? /./s;
  if (bytes(value) > LONGEST_VALUE) return [{ code: "E_HEADER_VALUE_TOO_LONG", fault: name }];
  return shape.test(value) && !/[\r\n\0]/.test(value) ? [] : [{ code: "E_HEADER_VALUE_INVALID", fault: name }];
}

function isOwn(name: string): boolean {
  return /^x-/i.test(name);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
