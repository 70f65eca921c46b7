/** Beginnings of words before a number that say what it is, in the known customers' languages. */
const PHONE = [
  "phone|mobile|cell|tel(?!l)|call|reach me|text me|ring me|fax|sms|whatsapp|viber|my number",
  "telefon|mobil|hív|csörög|elérhet|számom|a számon|handy|ruf|rückruf|nummer ist|meine nummer|erreich",
  "komór|zadzwo|dzwo|mój numer|zavol|číslo|sună|teléfono|móvil|llám|appel|portable|cellulare|chiam",
  "тел|звон|هاتف|جوال|موبايل|رقمي|اتصل|电话|電話|手机|手機|致电|打给我|号码是",
].join("|");
const REFERENCE = [
  "#|order|ticket|invoice|case|booking|reservation|parcel|package|track|shipment|ref(?!\\p{L})|referen",
  "serial|customer|article|item|isbn|imei|ean(?!\\p{L})|gtin|barcode|vonalkód|gls|dpd|dhl|fedex|foxpost|cégj|adósz|id(?!\\p{L})|code|account|contract|policy",
  "rendel|számla|csomag|jegy|azonosító|ügyszám|cikk|foglal|szerződés|kód",
  "bestell|auftrag|rechnung|sendung|kunden|vorgang|artikel|vertrag|buchung",
  "zamówien|faktur|przesył|paczk|zgłosz|umow|objedn|comanda|pedido|commande|ordine|заказ",
  "طلب|فاتورة|شحنة|تذكرة|订单|訂單|单号|運單|运单|发票|快递|编号",
].join("|");

// Inside a word they count only in scripts without spaces: "rendelésszámom" does not contain "számom".
const SUBJECT = new RegExp(
  `(?<![\\p{sc=Latin}\\p{sc=Cyrillic}])(?:(?<phone>${PHONE})|(?<reference>${REFERENCE}))`,
  "giu",
);
const REACH = 32;

/**
 * What the words just before `start` say about the number there; the nearest word counts, back to the last number or
 * line.
 */
export function subjectOf(plain: string, start: number): "phone" | "reference" | null {
  let from = start;
  while (from > 0 && from > start - REACH && !/[\d\n\0;!?]/.test(plain.charAt(from - 1))) from--;
  const words = plain.slice(from, start);
  if (!/[\p{L}#]/u.test(words)) return null;
  const nearest = [...words.matchAll(SUBJECT)].at(-1)?.groups;
  if (!nearest) return null;
  return nearest.phone === undefined ? "reference" : "phone";
}
