import { expect, it } from "vitest";
import { createMutex } from "../../../src/delivery/courier/mutex.ts";

it("one piece of work follows the other, in the order they came, whatever becomes of it", async () => {
  const inTurn = createMutex(10_000);
  const course: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    course.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    course.push(`${name} ends`);
    if (name === "second") throw new Error("broken");
    return name;
  };
  const results = await Promise.allSettled([
    inTurn(work("first", 20)),
    inTurn(work("second", 10)),
    inTurn(work("third", 0)),
  ]);
  expect(course).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(results).toMatchObject([{ value: "first" }, { status: "rejected" }, { value: "third" }]);
});

it("a piece of work that hangs keeps the next from its turn for as long as the patience lasts, and no longer", async () => {
  const inTurn = createMutex(30);
  let ended = false;
  void inTurn(() => new Promise(() => {}));
  const next = inTurn(async () => "done").finally(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(ended).toBe(false);
  expect(await next).toBe("done");
});
