import { describe, expect, it } from "vitest";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { factsOf, told } from "./support/alerts.ts";

const PERSONAL = [
  "John Russell",
  "123456789",
  "123123123",
  "321321321",
  "john.russell@example.com",
  "10.80.2.13",
  "123 4567",
];

function goesOut(show: readonly string[] | undefined, changes: object = {}) {
  const message = told(missed, ["missed"], "en", changes, show);
  const text = JSON.stringify(message);
  return { message, personal: PERSONAL.filter((value) => text.includes(value)) };
}

describe("what of the customer goes out to a target", () => {
  it("is the name and the last words, unless the target says otherwise", () => {
    const { message, personal } = goesOut(undefined);
    expect(personal).toEqual(["John Russell"]);
    expect(message.quote?.text).toContain("Elakadt a csomagom");
  });

  it("is nothing where nothing is shown: the customer is a visitor, and says nothing", () => {
    const { message, personal } = goesOut([]);
    expect(personal).toEqual([]);
    expect(message.quote).toBeNull();
    expect(message.summary).toContain("Visitor waited");
  });

  it("is the fields that are named, keys of clientData included, without regard to case", () => {
    const { message, personal } = goesOut(["name", "Phone1", "contact1_email", "ipaddress", "newfield7"]);
    expect(personal).toEqual(["John Russell", "123456789", "john.russell@example.com", "10.80.2.13"]);
    expect(factsOf(message)).toContain("Phone: 123456789");
    expect(factsOf(message)).toContain("newfield7: option 23");
    expect(factsOf(message)).toContain("IP address: 10.80.2.13");
  });

  it("is what the customer wrote for a number in the chat only where that is named; the words stay masked", () => {
    const { message, personal } = goesOut(["name", "words", "phone1"]);
    expect(personal).toEqual(["John Russell", "123456789"]);
    expect(message.quote?.text).toContain("☎•••67");
    const shown = goesOut(["words", "writtennumbers"]).message;
    expect(factsOf(shown)).toContain("Number written in the chat: +36 30 123 4567");
    expect(shown.quote?.text).toContain("☎•••67");
    const card = [{ from: "Visitor", message: "my card: 3782 822463 10005, call me" }];
    expect(JSON.stringify(goesOut(["writtenNumbers"], { conversation: card }).message)).not.toContain("822463");
  });

  it("leaves out a named field that holds nothing", () => {
    const { message } = goesOut(["direction", "nosuchfield"]);
    expect(factsOf(message).filter((fact) => /direction|nosuch/.test(fact))).toEqual([]);
  });

  it.each(["+36 30 123 4567", "36301234567", "301234567"])(
    "does not hold the number that stands in place of a name: %s",
    (name) => {
      const { message } = goesOut(undefined, { clientData: { name } });
      expect(factsOf(message)).toContain("Customer: ☎•••67");
      expect(JSON.stringify(message)).not.toContain("4567");
    },
  );

  it.each(["+36 30 123 4567", "36301234567", "301234567"])(
    "does not hold the number of somebody who is taken for an agent: %s",
    (from) => {
      const conversation = [{ from, date: "2025-03-06T18:02:11+01:00", message: "hi" }];
      const { message } = goesOut(undefined, { conversation, firstAgentName: "Jane Smith" });
      expect(factsOf(message)).toContain("Agents: Jane Smith → ☎•••67");
      expect(JSON.stringify(message)).not.toContain("4567");
    },
  );

  it("holds no half of a number where the words are cut", () => {
    for (let length = 460; length < 500; length += 1) {
      const text = `${"x".repeat(length)} +36 30 123 4567`;
      const { message } = goesOut(undefined, { conversation: [{ from: "Visitor", message: text }] });
      expect(message.quote?.text).not.toMatch(/36|30 1/);
    }
  });
});
