import { describe, expect, it } from "vitest";
import { readCustomer } from "../../src/chat/customer.ts";
import { readChat } from "../../src/chat/read.ts";
import keyAlone from "../fixtures/chats/key-alone.json";
import nestedContacts from "../fixtures/chats/nested-contacts.json";
import sample from "../fixtures/chats/sample.json";
import { READING } from "../support/reading.ts";
import { chatOf } from "./support/reading.ts";

describe("the customer record", () => {
  it("is a name, and every field as it came, in its order", () => {
    const { name, fields } = chatOf(sample).customer;
    expect(name).toBe("John Russell");
    expect(fields.map(({ key }) => key)).toEqual(Object.keys(sample.clientData));
    expect(fields).toContainEqual({ key: "newfield7", values: ["23"] });
    expect(fields).toContainEqual({ key: "contact1_email", values: ["john.russell@example.com"] });
  });

  it("is flattened where it nests", () => {
    expect(chatOf(nestedContacts).customer).toEqual({
      name: "John Russell",
      fields: [
        { key: "Name", values: [" John Russell "] },
        { key: "newfield7", values: ["23", "blue"] },
        { key: "contacts.1.email", values: ["john.russell@example.com"] },
        { key: "contacts.2.phone", values: ["123456789"] },
        { key: "addresses.0.city", values: ["Budapest"] },
        { key: "direction", values: [""] },
        { key: "nothing", values: [] },
        { key: "empty", values: [] },
      ],
    });
  });

  it.each([null, undefined, "", "John Russell", 7, true, [], ["John Russell"]])("is empty where it is %j", (value) => {
    expect(readCustomer(value)).toEqual({ name: null, fields: [] });
  });

  it("takes a field that is only called alike for the name where there is no other", () => {
    expect(readCustomer({ Name: "ACME", name: "John Russell" }).name).toBe("John Russell");
    expect(readCustomer({ NAME: " ", name: "John Russell" }).name).toBe("John Russell");
    expect(readCustomer({ name: "", NAME: "John Russell" }).name).toBe("John Russell");
  });

  it.each(["", "  ", null, []])("has no name where that is %j", (name) => {
    expect(readCustomer({ name }).name).toBeNull();
  });

  it("shows lists in lists, and what nests beyond a hundred levels as its JSON text", () => {
    expect(readCustomer({ table: [["a", "b"], ["c"], []] }).fields).toEqual([
      { key: "table.0", values: ["a", "b"] },
      { key: "table.1", values: ["c"] },
      { key: "table.2", values: [] },
    ]);
    for (const depth of [97, 98, 99, 1_000, 100_000]) {
      const lists = deepRecord(depth, "[", "1", "]");
      // The body and the record are two of the levels.
      const beyond = Math.max(depth - 98, 0);
      expect(lists.at(-1)?.values).toEqual([`${"[".repeat(beyond)}1${"]".repeat(beyond)}`]);
      expect(lists.at(-1)?.key).toBe(`x${".0".repeat(Math.min(depth, 98) - 1)}`);
      const records = deepRecord(depth, '{"a": ', "1", "}");
      expect(records).toHaveLength(1);
      expect(records[0]?.values).toEqual([`${'{"a": '.repeat(beyond)}1${"}".repeat(beyond)}`]);
      expect(records[0]?.key).toBe(`x${".a".repeat(Math.min(depth, 98))}`);
    }
  });

  it("has keys of a length that can be read", () => {
    const body = {
      ...keyAlone,
      clientData: { ["k".repeat(2_000_000)]: Array.from({ length: 999 }, () => ({ a: 1 })) },
    };
    const { fields } = chatOf(body).customer;
    expect(fields).toHaveLength(999);
    for (const { key } of fields) expect(key).toHaveLength(500);
  });
});

function deepRecord(depth: number, open: string, inner: string, close: string) {
  const nested = `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
  const reading = readChat(`{"projectId":130,"chatId":1,"clientData":{"x":${nested}}}`, READING);
  if (!reading.ok) throw new Error("it is no chat");
  return reading.chat.customer.fields;
}
