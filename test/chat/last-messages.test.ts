import { describe, expect, it } from "vitest";
import { told } from "../delivery/messages/support/alerts.ts";

const body = { chatId: 1, projectId: 1, firstAgentName: "Jane Smith" };

/** What is quoted of messages written as "customer: text" or "agent: text". */
function quoted(...messages: readonly string[]): string | null {
  const conversation = messages.map((line) => {
    const [side = "", text = ""] = line.split(": ");
    return { from: side === "agent" ? "Jane Smith" : "Visitor", message: text };
  });
  return told(body, ["missed"], "en", { conversation }).quote?.text ?? null;
}

describe("the customer's last words", () => {
  it("are everything after the last answer", () => {
    expect(quoted("customer: one", "agent: two", "customer: three", "customer: four")).toBe("three\nfour");
  });

  it("are the last message where the agent had the last word", () => {
    expect(quoted("customer: one", "customer: two", "agent: three")).toBe("two");
  });

  it("pass over messages without text", () => {
    expect(quoted("customer: one", "customer:  ", "customer: ")).toBe("one");
  });

  it("are nothing where the customer wrote nothing", () => {
    expect(quoted("agent: hello")).toBeNull();
    expect(quoted()).toBeNull();
  });

  it("pass over thanks, farewells and mere signs where there is something better", () => {
    expect(quoted("customer: Where is it?", "agent: Tomorrow.", "customer: Thanks, bye!")).toBe("Where is it?");
    expect(quoted("customer: Where is it?", "agent: One moment.", "customer: ??", "customer: 😡")).toBe("Where is it?");
    expect(quoted("customer: Where is it?", "customer: ok", "customer: When?")).toBe("Where is it?\nWhen?");
    expect(quoted("customer: hi", "agent: hello", "customer: thanks, but when?")).toBe("thanks, but when?");
  });

  it("are thanks or a sign where there is nothing better", () => {
    expect(quoted("customer: thanks", "agent: bye", "customer: 👍")).toBe("👍");
    expect(quoted("agent: hello", "customer: ??")).toBe("??");
  });

  it("leave out the oldest where there is too much to read", () => {
    expect(quoted(`customer: ${"a".repeat(300)}`, `customer: ${"b".repeat(300)}`)).toBe(`…\n${"b".repeat(300)}`);
  });

  it("are cut at 500 characters, and never inside one", () => {
    expect(quoted(`customer: ${"👍".repeat(501)}`)).toBe(`${"👍".repeat(499)}…`);
    expect(quoted(`customer: ${"👍".repeat(500)}`)).toBe("👍".repeat(500));
  });
});
