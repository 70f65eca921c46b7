import fc from "fast-check";
import { alertDocument } from "../../../../src/channels/alert-event.ts";
import { anyUrl, hostileText } from "../../support/messages.ts";

/** Anything that a schema describes, with whatever a customer may type where it says no more than text. */
function anyOf(schema: unknown): fc.Arbitrary<unknown> {
  const { type, enum: values, format, minimum = 0, properties, items, anyOf: choices } = Object(schema);
  if (Array.isArray(values)) return fc.constantFrom(...values);
  if (Array.isArray(choices)) return fc.oneof(...choices.map(anyOf));
  if (format === "date-time") return fc.constant("2025-03-06T17:06:40.000Z");
  if (format === "uri") return anyUrl.filter((url) => url !== "");
  switch (type) {
    case "string":
      return hostileText;
    case "integer":
      return fc.integer({ min: minimum, max: Number.MAX_SAFE_INTEGER });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(anyOf(items), { maxLength: 70 });
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(Object(properties)).map(([name, member]) => [name, anyOf(member)])),
        { noNullPrototype: true },
      );
    default:
      return fc.constant(null);
  }
}

export const anyAlert = anyOf(alertDocument.json);
