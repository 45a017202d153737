import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigInvalid, readConfig } from "./config.ts";

/** Name, wrong value, what is said of it. */
const wrong: readonly (readonly [string, string, RegExp])[] = [
  ["DATABASE_URL", "mysql://vuon:hush@db/vuon", /not the address of a PostgreSQL database: write postgres:/],
  ["VUON_APP_DATABASE_URL", "vuon_app", /not the address of a PostgreSQL database: write postgres:/],
  ["PORT", "70000", /not a whole number from 0 to 65535: write it in figures alone/],
  ["PORT", "3e3", /not a whole number/],
  ["HOST", "http://vuon.example", /is no host: write an address or a name alone/],
  ["VUON_PUBLIC_URL", "vuon.example.vn", /not a web address: write it whole/],
  ["VUON_PUBLIC_URL", "ftp://vuon.example.vn", /not a web address/],
  [
    "VUON_TRUSTED_PROXIES",
    "10.0.0.0/8, proxy.example",
    /proxy\.example is neither an address nor a network.*separated by commas/,
  ],
  ["VUON_TRUSTED_PROXIES", "10.0.0.0/33", /10\.0\.0\.0\/33 is neither/],
  ["VUON_SECOND_FACTOR", "everybody", /no word that is known here: write none or operators or all/],
  ["VUON_OIDC_ISSUER", "sso.example", /not a web address/],
  ["VUON_OIDC_CLIENT_ID", " vuon", /has blanks around it/],
  ["VUON_OIDC_CLIENT_SECRET", "hush ", /has blanks around it/],
  ["VUON_OIDC_SCOPE", "profile", /does not ask for openid/],
  ["VUON_OIDC_USER_CLAIM", "name ", /has blanks around it/],
  ["VUON_OIDC_POSTS_CLAIM", " posts", /has blanks around it/],
  ["VUON_OIDC_AREAS", "51; 48", /no list of areas: write their official codes, separated by commas/],
  ["VUON_OIDC_LINKS_EXISTING", "true", /write yes or no/],
  ["VUON_TIME_ZONE", "Asia/Saigon-2", /no time zone that this machine knows/],
  ["VUON_PACKS", "/nowhere", /no folder of packs: name one that holds the folder areas/],
  ["VUON_PROVINCE", "Quảng Ngãi", /no official code of a province/],
  ["VUON_PAIN_VERSION", "pain.001", /write pain\.001\.001\.09 or/],
  ["VUON_LARGEST_FILE", "200 MB", /not a whole number from 1/],
  ["VUON_DOWNLOADS", "0", /not a whole number from 1 to 50/],
  ["VUON_ONE_TIME_PASSWORD_HOURS", "-1", /not a whole number from 1/],
  ["VUON_JOBS", "no", /write here or elsewhere/],
  ["VUON_DEMO_HOUSEHOLDS", "many", /not a whole number from 0/],
];

describe("the environment", () => {
  for (const [name, value, reported] of wrong)
    test(`is refused with ${name}=${value}: the variable, what is wrong, what to write`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) =>
          error instanceof ConfigInvalid && error.message.includes(`\n  ${name} `) && reported.test(error.message),
      );
    });
  test("is refused once for all that is wrong, and no value of a secret is shown", () => {
    assert.throws(
      () => readConfig({ DATABASE_URL: "mysql://vuon:hush@db/vuon", PORT: "x" }),
      (error) =>
        error instanceof ConfigInvalid && /DATABASE_URL[^]*PORT/.test(error.message) && !error.message.includes("hush"),
    );
  });
  test("is usable with nothing set, and what is set to nothing counts as not set", () => {
    const names = [...new Set(wrong.map(([name]) => name))];
    const { VUON_TRUSTED_PROXIES: none, ...rest } = readConfig(Object.fromEntries(names.map((name) => [name, ""])));
    const { VUON_TRUSTED_PROXIES: alsoNone, ...unset } = readConfig({});
    assert.deepEqual(rest, unset);
    assert.deepEqual(none.rules, alsoNone.rules);
    assert.equal(rest.PORT, undefined);
  });
  test("is checked variable by variable: each that is known here stands above", () => {
    const checked = new Set(wrong.map(([name]) => name));
    const free = ["VUON_HOME", "VUON_OIDC_NAME"];
    for (const name of Object.keys(readConfig({}))) assert.ok(checked.has(name) || free.includes(name), name);
  });
  test("has no demo with the packs of another country, and says so to who asks for one", () => {
    const packs = fileURLToPath(new URL("../../../packs/sample-country", import.meta.url));
    assert.equal(readConfig({ VUON_PACKS: packs }).VUON_DEMO_HOUSEHOLDS, 0);
    assert.equal(readConfig({}).VUON_DEMO_HOUSEHOLDS, 28_000);
    assert.throws(
      () => readConfig({ VUON_PACKS: packs, VUON_DEMO_HOUSEHOLDS: "100" }),
      /VUON_DEMO_HOUSEHOLDS is of the shipped packs alone/,
    );
  });
  test("is usable as the operator's handbook writes it", () => {
    const config = readConfig({
      DATABASE_URL: "postgres://vuon:hush@127.0.0.1:5432/vuon",
      PORT: "8080",
      HOST: "::",
      VUON_PUBLIC_URL: "https://vuon.example.vn",
      VUON_TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7, 2001:db8::/32",
    });
    assert.equal(config.PORT, 8080);
    assert.ok(config.VUON_TRUSTED_PROXIES.check("10.2.3.4"));
  });
});
