/** By country, from the IBAN registry and those that use IBANs without being on it. */
const COUNTRIES = [
  [15, "NO"],
  [16, "BE"],
  [18, "DK FI FK FO GL NL SD"],
  [19, "MK SI"],
  [20, "AT BA EE KZ LT LU MN XK"],
  [21, "CH HR LI LV"],
  [22, "BG BH CR DE GB GE IE ME RS VA"],
  [23, "AE GI IL IQ OM SO TL"],
  [24, "AD CZ ES MD PK RO SA SE SK TN VG"],
  [25, "AO CV GW LY MZ PT ST"],
  [26, "DZ IR IS TR"],
  [27, "BI CF CG CM DJ FR GA GQ GR IT KM MC MG MR SM TD"],
  [28, "AL AZ BF BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN SV TG"],
  [29, "BR EG PS QA UA"],
  [30, "JO KW MU YE"],
  [31, "MT SC"],
  [32, "LC"],
  [33, "RU"],
] as const;

/** Where an IBAN has digits alone behind the country. Of the others some have letters. */
export const DIGITS_ALONE: ReadonlySet<string> = new Set(
  "AE AT BA BE BI CR CZ DE DJ DK EE EG ES FI FO GL HR HU IL IS LT LY ME MN MR NO PL PT RS SD SE SI SK SO ST TL TN VA XK".split(
    " ",
  ),
);

/** How many characters the IBANs of a country have. */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  COUNTRIES.flatMap(([length, codes]) => codes.split(" ").map((code) => [code, length] as const)),
);
