import { describe, expect, it } from "vitest";
import { contactMethodsIn, contactMethodsOf, unreadNumbersOf } from "../../src/chat/contact-methods.ts";
import type { Country } from "../../src/chat/phone/one-number.ts";
import byPhone from "../fixtures/chats/option-ids-and-contacts-by-phone.json";
import bracketed from "../fixtures/chats/phone-with-bracketed-trunk-zero.json";
import extended from "../fixtures/chats/phone-with-extension-and-two-numbers.json";
import marked from "../fixtures/chats/phone-with-invisible-marks.json";
import sample from "../fixtures/chats/sample.json";
import { chatOf } from "./support/reading.ts";

const hrefs = (key: string, value: string, country: Country | null = null) =>
  contactMethodsIn(key, value, country).map(({ href }) => href);

describe("a way to reach the customer", () => {
  it.each([
    ["phone1", "+36 30 123-4567", "tel:+36301234567"],
    ["contacts.0.phone", "(06) 1/234.5678", "tel:0612345678"],
    ["mobile", "123456789", "tel:123456789"],
    ["phone1", "0612345678;ext=1", "tel:0612345678"],
    ["phone1", "٠٦١٢٣٤٥", "tel:0612345"],
    ["contact1_email", "john.russell@example.com", "mailto:john.russell@example.com"],
    ["anything", "john+chat@mail.example.com", "mailto:john+chat@mail.example.com"],
  ])("is %s %j", (key, value, href) => {
    expect(hrefs(key, value)).toEqual([href]);
  });

  it.each([
    ["customerid", "987654321"],
    ["phone1", "*21*0612345678#"],
    ["phone1", "1"],
    ["phone1", "1234567890123456"],
    ["email", "a@example.com?bcc=evil@example.com"],
    ["email", "a@example.com,b@example.com"],
    ["email", "a%0d%0abcc@example.com"],
    ["email", "a@localhost"],
    ["email", "a@example.com\r\nBcc: b@example.com"],
  ])("is not %s %j", (key, value) => {
    expect(hrefs(key, value)).toEqual([]);
  });

  it("is offered once each, telephone numbers first", () => {
    const { customer } = chatOf({ ...sample, clientData: { ...sample.clientData, phone4: "123 456 789" } });
    expect(contactMethodsOf(customer, null).map((reach) => reach.href)).toEqual([
      "tel:123456789",
      "tel:123123123",
      "tel:321321321",
      "mailto:john.russell@example.com",
    ]);
  });

  it.each<[string, object, Country | null, readonly string[], readonly string[]]>([
    ["a bracketed trunk prefix is not dialled", bracketed, null, ["tel:+442079460958", "tel:+36301234567"], []],
    ["invisible marks are not dialled", marked, null, ["tel:+36301234567", "tel:+36301234568"], []],
    [
      "two numbers are two, and an extension is none",
      extended,
      "HU",
      ["tel:+36301234567", "tel:+3612345678", "tel:+36307654321"],
      ["234-567/12"],
    ],
    [
      "the same without a country",
      extended,
      null,
      ["tel:06301234567", "tel:0612345678", "tel:06307654321"],
      ["234-567/12"],
    ],
  ])("of a body as it comes: %s", (_, body, country, expected, unread) => {
    const { customer } = chatOf(body);
    expect(contactMethodsOf(customer, country).map(({ href }) => href)).toEqual(expected);
    expect(unreadNumbersOf(customer, country, 5)).toEqual(unread);
  });

  it("is read from contacts by the ids of their numbers, with a name and title that are not the customer's", () => {
    const { customer } = chatOf({
      ...byPhone,
      clientData: {
        ...byPhone.clientData,
        contacts: {
          ...byPhone.clientData.contacts,
          phone3: { title: "Dr.", name: "Mary Russell", email: "", phone: "+36 20 765 4321" },
        },
      },
    });
    const found = contactMethodsOf(customer, "HU").map(({ href, whose }) => [href, whose]);
    expect(found).toEqual([
      ["tel:+36301234567", null],
      ["tel:+3612345678", null],
      ["tel:+36207654321", "Dr. Mary Russell"],
      ["mailto:john.russell@example.com", null],
    ]);
  });
});
