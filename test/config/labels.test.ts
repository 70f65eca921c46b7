import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { readCrmLinks } from "../../src/config/crm-links.ts";
import { readLabels } from "../../src/config/labels.ts";

function labelsOf(toml: string) {
  const mistakes: string[] = [];
  const labels = readLabels(parse(toml), (setting, problem) => mistakes.push(`${setting} ${problem}`));
  return {
    mistakes,
    labels: Object.fromEntries([...labels].map(([key, { label, options }]) => [key, [label, [...options]]])),
  };
}

function linksOf(toml: string) {
  const mistakes: string[] = [];
  const links = readCrmLinks(parse(toml), (setting, problem) => mistakes.push(`${setting} ${problem}`));
  return { mistakes, links };
}

describe("LABELS", () => {
  it("names fields and their options, in a table or by a text alone, whatever the case of the key", () => {
    const toml = `[LABELS]
newField7 = { label = "Interest", options = { 23 = "Fibre", 24 = "Mobile" } }
newfield8 = " City "
newfield9 = { options = { 1 = "Yes" } }
"contacts.1.title" = { label = "Role" }`;
    expect(labelsOf(toml)).toEqual({
      mistakes: [],
      labels: {
        newfield7: [
          "Interest",
          [
            ["23", "Fibre"],
            ["24", "Mobile"],
          ],
        ],
        newfield8: ["City", []],
        newfield9: [null, [["1", "Yes"]]],
        "contacts.1.title": ["Role", []],
      },
    });
  });

  it.each(["", 'LABELS = ""', "[LABELS]"])("may be left out or empty: %j", (toml) => {
    expect(labelsOf(toml)).toEqual({ mistakes: [], labels: {} });
  });
});

describe("CRM_LINKS", () => {
  it("are labels and URLs with placeholders behind the host", () => {
    const toml = `CRM_LINKS = [
      { label = "CRM", url = "https://crm.example.com/c/{customerid}" },
      { label = "Local", url = "http://127.0.0.1:8080/?id={contactId}#{entityId}" },
    ]`;
    expect(linksOf(toml)).toEqual({
      mistakes: [],
      links: [
        { label: "CRM", url: "https://crm.example.com/c/{customerid}" },
        { label: "Local", url: "http://127.0.0.1:8080/?id={contactId}#{entityId}" },
      ],
    });
  });

  it.each([
    "https://{customerid}.example.com/",
    "https://crm.example.com:{id}/",
    "https://{id}@crm.example.com/",
    "{scheme}://crm.example.com/",
    "{url}",
    "https:{id}",
    "https:/{id}/x",
    "https:///{id}/x",
    "https:\\\\{id}\\x",
    "https://crm.example.com{id}",
    "https://user@crm.example.com/{id}",
    "https://user:secret@crm.example.com/{id}",
    "http://crm.example.com/{id}",
    "ftp://crm.example.com/{id}",
    "javascript:alert({id})",
    "data:text/html,{id}",
    "//crm.example.com/{id}",
    "/c/{id}",
    "crm.example.com/{id}",
    "https://crm.example.com/{id",
    "https://crm.example.com/id}",
    "https://crm.example.com/{{id}}",
    "https://crm.example.com/{}",
    "https://crm.example.com/a b",
    "https://crm.example.com/\u202e{id}",
    `https://crm.example.com/${"x".repeat(300)}`,
    "",
  ])("holds no other URL: %j", (url) => {
    const mistakes: string[] = [];
    const links = readCrmLinks({ CRM_LINKS: [{ label: "CRM", url }] }, (setting, problem) => {
      mistakes.push(`${setting} ${problem}`);
    });
    expect(links).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(/^CRM_LINKS\[1\]\.url /);
  });

  it("are ten at most", () => {
    const many = Array.from({ length: 11 }, () => ({ label: "CRM", url: "https://crm.example.com/" }));
    const mistakes: string[] = [];
    readCrmLinks({ CRM_LINKS: many }, (setting, problem) => mistakes.push(`${setting} ${problem}`));
    expect(mistakes).toEqual(["CRM_LINKS holds more than 10 links"]);
  });
});
