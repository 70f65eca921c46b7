import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatsNamed, isNamed, mentionsIn, type Subject } from "../../src/chat/mentions.ts";

const CONTACT: Subject = { kind: "contact", projectId: 130, id: 9 };
const ENTITY: Subject = { kind: "entity", projectId: 130, id: 9 };
const CHAT: Subject = { kind: "chat", projectId: 130, id: 9 };

function names(body: string, subject: Subject): boolean {
  return isNamed(mentionsIn(JSON.parse(body)), subject);
}

describe("a body names a contact", () => {
  it.each([
    ["beside its project", '{"projectId":130,"contactId":9}'],
    ["as digits", '{"projectId":"130","contactId":" 9 "}'],
    ["with zeros around them", '{"projectId":130.0,"contactId":"0009.00"}'],
    ["without a project", '{"contactId":9}'],
    ["with a project that is none", '{"projectId":"the first","chatId":"x","contactId":9}'],
    ["as another webhook writes it", '{"projectid":130,"contact_id":9}'],
    ["as an object", '{"project":{"id":130},"contact":{"name":"Jane","id":"9"}}'],
    ["bare", '{"project":130,"contact":9}'],
    ["in a list", '{"projectId":130,"contactIds":[8,"9"]}'],
    ["as the number of a record", '{"projectid":130,"numberid":9}'],
    ["inside something else", '{"projectId":130,"payload":[{"x":{"ContactID":9}}]}'],
    ["in one of several bodies", '[{"projectId":131,"contactId":1},{"projectId":130,"contactId":9}]'],
    ["of a project that is named elsewhere", '{"meta":{"projectId":130},"data":{"contactId":9}}'],
    ["of one of several projects", '{"a":{"projectId":131},"b":{"projectId":130},"contactId":9}'],
    ["in text that is JSON", JSON.stringify({ projectId: 130, payload: '{"contactId":9}' })],
    ["in a body that was encoded twice", JSON.stringify('{"projectId":130,"contactId":9}')],
  ])("%s", (_, body) => expect(names(body, CONTACT)).toBe(true));
});

describe("a body names no such contact", () => {
  it.each([
    ["of another project", '{"projectId":131,"contactId":9}'],
    ["of another project around it", '{"projectId":131,"data":{"contactId":9}}'],
    ["where only another project is named", '{"meta":{"projectId":131},"contactId":9}'],
    ["with another id", '{"projectId":130,"contactId":90}'],
    ["as a fraction", '{"projectId":130,"contactId":9.5}'],
    ["as something else", '{"projectId":130,"chatId":9,"ticketId":9,"number":9,"id":9}'],
    ["in words", '{"projectId":130,"message":"contactId 9"}'],
    ["as the entity", '{"projectId":130,"entityId":9}'],
    ["in no object", "9"],
    ["where nothing is", "null"],
    ["of its neighbour in a list", '[{"projectId":131,"contactId":9},{"projectId":130,"contactId":8}]'],
  ])("%s", (_, body) => expect(names(body, CONTACT)).toBe(false));
});

it("a chat and an entity are named alike", () => {
  expect(names('{"projectId":130,"entityId":"9"}', ENTITY)).toBe(true);
  expect(names('{"projectid":130,"numberid":9}', ENTITY)).toBe(true);
  expect(names('{"projectId":130,"entity":{"id":9}}', CONTACT)).toBe(false);
  expect(names('{"projectId":130,"chatId":9}', CHAT)).toBe(true);
  expect(names('{"chat_id":"9"}', CHAT)).toBe(true);
  expect(names('{"projectId":130,"chatId":9}', ENTITY)).toBe(false);
});

it("a mention is found wherever it is, however deep, and whatever is around it", () => {
  const key = fc.constantFrom("contactId", "contactid", "CONTACT_ID", "contact-id", "contactIds", "contact");
  const id = fc.constantFrom<unknown>(9, "9", [9], [1, "9"]);
  const noise = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
  const around = fc.array(fc.constantFrom("object", "list", "text"), { maxLength: 12 });
  fc.assert(
    fc.property(key, id, noise, noise, around, (name, value, nextTo, outside, layers) => {
      const texts = layers.filter((layer) => layer === "text").length;
      fc.pre(texts <= 2);
      const wrap = (inner: unknown, layer: string): unknown => {
        if (layer === "list") return [outside, inner];
        return layer === "text" ? { ...outside, z: JSON.stringify(inner) } : { ...outside, z: inner };
      };
      const body = layers.reduce(wrap, { ...nextTo, [name]: value });
      expect(names(JSON.stringify({ projectId: 130, z: body }), CONTACT)).toBe(true);
    }),
  );
});

it("nesting of any depth is fine", () => {
  const depth = 200_000;
  const body = `${'{"a":['.repeat(depth)}{"contactId":9}${"]}".repeat(depth)}`;
  expect(names(body, CONTACT)).toBe(true);
});

it("the chats that a body names are those of its project, else of the one that is asked for, and not too many", () => {
  const json = [{ projectId: 131, chatId: 1 }, { chat: { id: 2 } }, { projectId: 130, chatIds: [3, 4] }];
  expect(chatsNamed(mentionsIn(json), 130, 10)).toEqual(
    expect.arrayContaining([
      { projectId: 131, chatId: 1 },
      { projectId: 130, chatId: 2 },
      { projectId: 130, chatId: 3 },
      { projectId: 130, chatId: 4 },
    ]),
  );
  expect(chatsNamed(mentionsIn(json), 130, 2)).toHaveLength(2);
});
