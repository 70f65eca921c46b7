import { expect, it } from "vitest";
import { isPhoneKey } from "../../../src/chat/phone/keys.ts";

it.each([
  ...["phone", "phone1", "Phone 2", "homePhone", "home_phone", "phone_number", "contact1_phone", "phoneno", "PHONE"],
  ...["tel", "tel_2", "tel.", "Tel. 1", "telnr", "telephone", "telefon", "Telefonszám", "telefonszam", "telefon_2"],
  ...[
    "numar de telefon",
    "număr de telefon",
    "téléphone portable",
    "teléfono",
    "telefone",
    "Telefonnummer",
    "numer_telefonu",
  ],
  ...[
    "gsm",
    "GSM-szám",
    "mobil",
    "Mobilszám",
    "mobile",
    "mobilePhone",
    "móvil",
    "celular",
    "cell",
    "handy",
    "Handynummer",
  ],
  ...[
    "whatsapp",
    "viber",
    "matkapuhelin",
    "κινητό",
    "Телефон",
    "contacts.phone1.phone",
    "contacts.0.phone",
    "phone.private",
  ],
])("%s holds telephone numbers", (key) => {
  expect(isPhoneKey(key)).toBe(true);
});

it.each([
  ...[
    "hotel",
    "customerid",
    "random",
    "newfield7",
    "email",
    "name",
    "telephone_consent",
    "phone_verified",
    "phone_type",
  ],
  ...[
    "contacts.phone1.name",
    "contacts.phone1.title",
    "contacts.phone1.email",
    "fax",
    "phone_fax",
    "telefax",
    "television",
  ],
  ...["automobile_brand", "chatel", "cellar", "", "1", "."],
])("%j does not", (key) => {
  expect(isPhoneKey(key)).toBe(false);
});
