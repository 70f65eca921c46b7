import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { LANGUAGES } from "../../src/locale/locale.ts";
import { type Finding, nuFinds } from "./support/nu.ts";
import { PAGES, type Who } from "./support/pages.ts";
import { type Visitors, visitors } from "./support/visitors.ts";

const site = inject("site");
const java = inject("java");

/** Every page in every language. */
const ALL = PAGES.flatMap((listed) =>
  listed.who === "mail" || listed.language !== undefined
    ? [listed]
    : LANGUAGES.map((language) => ({ ...listed, language, name: `${listed.name} in ${language}` })),
);

const WRONG = "<!doctype html><html lang=en><title>x</title><p><div></p><img>";

/** What the checker says that is no mistake of a page. */
const NONE_OF_OURS = [
  // It stands in CSS Box Sizing 4 and in every browser; the checker has not heard of it.
  /“contain-intrinsic-size”: Property “contain-intrinsic-size” doesn't exist/,
  // Customers may begin with what they like.
  /^Text run starts with a composing character\.$/,
];

/** What mail programs lay out a table by, and know a mail with dark colours by. */
const NEEDED_IN_MAILS = [
  /“(?:width|cellpadding|cellspacing)” attribute on the “table” element is obsolete/,
  /“supported-color-schemes”/,
];

function isOurs({ message }: Finding, who: Who): boolean {
  return ![...NONE_OF_OURS, ...(who === "mail" ? NEEDED_IN_MAILS : [])].some((known) => known.test(message));
}

describe.skipIf(site === null || java === null)("the Nu HTML checker", () => {
  let people: Visitors;
  let findings: readonly Finding[];

  beforeAll(async () => {
    if (site === null || java === null) return;
    people = await visitors(site, false);
    const documents = new Map([["wrong", WRONG]]);
    for (const listed of ALL) documents.set(listed.name, await people.source(listed));
    findings = await nuFinds(java, documents);
  });

  afterAll(() => people.close());

  it("finds what is wrong with a page that is", () => {
    expect(findings.filter(({ name }) => name === "wrong").length).toBeGreaterThan(1);
  });

  it.each(ALL)("finds nothing on $name", ({ name, who }) => {
    expect(findings.filter((finding) => finding.name === name && isOurs(finding, who))).toEqual([]);
  });
});
