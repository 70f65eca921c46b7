import { describe, expect, it } from "vitest";
import { contactMethod, contactMethodsOf } from "../../../../src/chat/contact-methods.ts";
import sample from "../../../fixtures/chats/sample.json";
import { viewOf } from "./support/view.ts";

describe("a way to reach the customer", () => {
  it.each([
    ["phone1", "+36 30 123-4567", "tel:+36301234567"],
    ["contacts.0.phone", "(06) 1/234.5678", "tel:0612345678"],
    ["mobile", "123456789", "tel:123456789"],
    ["contact1_email", "john.russell@example.com", "mailto:john.russell@example.com"],
    ["anything", "john+chat@mail.example.com", "mailto:john+chat@mail.example.com"],
  ])("is %s %j", (key, value, href) => {
    expect(contactMethod(key, value)?.href).toBe(href);
  });

  it.each([
    ["customerid", "987654321"],
    ["phone1", "*21*0612345678#"],
    ["phone1", "0612345678;ext=1"],
    ["phone1", "1"],
    ["phone1", "1234567890123456"],
    ["phone1", "٠٦١٢٣٤٥"],
    ["email", "a@example.com?bcc=evil@example.com"],
    ["email", "a@example.com,b@example.com"],
    ["email", "a%0d%0abcc@example.com"],
    ["email", "a@localhost"],
    ["email", "a@example.com\r\nBcc: b@example.com"],
  ])("is not %s %j", (key, value) => {
    expect(contactMethod(key, value)).toBeNull();
  });

  it("is offered once each, telephone numbers first", () => {
    const { customer } = viewOf({ ...sample, clientData: { ...sample.clientData, phone4: "123 456 789" } }).chat;
    expect(contactMethodsOf(customer).map((reach) => reach.href)).toEqual([
      "tel:123456789",
      "tel:123123123",
      "tel:321321321",
      "mailto:john.russell@example.com",
    ]);
  });
});
