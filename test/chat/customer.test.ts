import { describe, expect, it } from "vitest";
import { readCustomer } from "../../src/chat/customer.ts";
import nestedContacts from "../fixtures/chats/nested-contacts.json";
import sample from "../fixtures/chats/sample.json";
import { chatOf } from "./reading.ts";

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

  it("is read as far as a record can sensibly nest, and no further", () => {
    const nested: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
    expect(readCustomer(nested)).toEqual({ name: null, fields: [] });
    expect(readCustomer({ phone1: "1", deep: nested }).fields).toEqual([{ key: "phone1", values: ["1"] }]);
  });
});
