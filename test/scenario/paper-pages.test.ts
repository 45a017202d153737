/** Every paper of two years of a village, drawn and read back: the form of administrative papers, letters, codes, fields, and what it says. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { codesOf, facesOf, signatureFieldsOf, textsOfPages } from "#test/support/read-pdf.ts";
import type { PlacedText } from "#test/support/read-pdf.ts";
import { openPaperYear, papersOf, personalIdOfFirst } from "./paper-year.ts";
import type { PaperYear } from "./paper-year.ts";

type Drawn = { readonly pdf: Uint8Array; readonly pages: readonly (readonly PlacedText[])[]; readonly text: string };

let year: PaperYear;
const papers = new Map<string, Drawn>();
before(async () => {
  year = await openPaperYear();
  // To look at them: VUON_PAPERS names a folder, and `pdftoppm -r 80 -png` makes pictures of what is there.
  const folder = process.env["VUON_PAPERS"];
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  for (const [name, officer, path] of papersOf(year)) {
    const response = await officer.fetch(path);
    assert.equal(response.status, 200, `${name}: ${await response.clone().text()}`);
    const pdf = new Uint8Array(await response.arrayBuffer());
    if (folder !== undefined) await writeFile(`${folder}/${name}.pdf`, pdf);
    const pages = await textsOfPages(pdf);
    papers.set(name, { pdf, pages, text: pages.map(textOf).join(" ") });
  }
});
after(() => year.scenario.opened.close());

const textOf = (page: readonly PlacedText[]) =>
  page
    .map(({ text }) => text)
    .join(" ")
    .replaceAll(/\s+/g, " ");
function paper(name: string): Drawn {
  const found = papers.get(name);
  assert.ok(found !== undefined, name);
  return found;
}
/** The first text of a page that matches: where its line begins, and how large it is. */
function find(page: readonly PlacedText[] | undefined, pattern: RegExp): PlacedText {
  const found = page?.find(({ text }) => pattern.test(text));
  assert.ok(found !== undefined, `no ${pattern}`);
  return found;
}
const [pageWidth, pageHeight] = [595.28, 841.89];
const official = ["minutes", "posting", "decision", "refusals", "certificates", "request-answer", "allocation", "plan"];

describe("every paper", () => {
  test("is set in the one serif, and within the margins of the decree", () => {
    for (const [name, { pages }] of papers) {
      const across = ["disbursement", "cash-list"].includes(name) ? pageHeight : pageWidth;
      for (const { text, x, width } of pages.flat()) {
        assert.ok(x >= 84.9, `${name}: ${text} begins at ${x}`);
        assert.ok(x + width <= across - 42, `${name}: ${text} ends at ${x + width}`);
      }
    }
  });
  test("has no other typeface", async () => {
    for (const [name, { pdf }] of papers)
      for (const face of await facesOf(pdf)) assert.match(face, /^Tinos/, `${name}: ${face}`);
  });
  test("counts its own pages in the middle of the upper margin, and not on the first", () => {
    const { pages } = paper("form-blank");
    assert.ok(pages.length > 1);
    const numbers = pages.map((page) => page.filter(({ y, text }) => y < 57 && /^\d+$/.test(text)));
    assert.deepEqual(
      numbers.map((found) => found.map(({ text }) => text)),
      pages.map((_, at) => (at === 0 ? [] : [String(at + 1)])),
    );
    const [number] = numbers[1] ?? [];
    assert.ok(Math.abs((number?.x ?? 0) + (number?.width ?? 0) / 2 - pageWidth / 2) < 1);
    assert.ok((number?.size ?? 0) >= 13);
    for (const [name, { text }] of papers) assert.doesNotMatch(text, /Trang \d/, name);
  });
  test("never says the kind of a village twice", () => {
    for (const [name, { text }] of papers) assert.doesNotMatch(text, /Thôn\s+thôn/i, name);
  });
  test("spells the tone marks one way", () => {
    for (const [name, { text }] of papers) assert.doesNotMatch(text, /(?<!\p{L})(?:hoà|HOÀ|[Uu]ỷ|UỶ)(?!\p{L})/u, name);
  });
});

describe("an official paper", () => {
  test("has office and country side by side, with the sizes of the decree", () => {
    for (const name of official) {
      const [first] = paper(name).pages;
      const country = find(first, /^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$/);
      const office = find(first, /^ỦY BAN NHÂN DÂN$/);
      const motto = find(first, /^Độc lập - Tự do - Hạnh phúc$/);
      assert.ok(office.x + office.width < country.x, name);
      assert.ok(country.size >= 12 && country.size <= 13, name);
      assert.ok(motto.size >= 13 && motto.size <= 14, name);
      assert.ok(Math.abs(country.x + country.width / 2 - (motto.x + motto.width / 2)) < 1, `${name}: one axis`);
    }
  });
  test("names place and day with a zero before days below 10 and the months 1 and 2 only", () => {
    assert.match(paper("decision").text, /Ba Tơ, ngày 02 tháng 11 năm 2026/);
    assert.match(paper("form-filled").text, /Ba Tơ, ngày 20 tháng 9 năm 2026/);
    assert.match(paper("allocation").text, /Quảng Ngãi, ngày 01 tháng 02 năm 2026/);
  });
  test("says at the left who gets it, level with the one who signs", () => {
    const [first] = paper("decision").pages;
    const recipients = find(first, /^Nơi nhận:$/);
    const signer = find(first, /^CHỦ TỊCH$/);
    assert.ok(Math.abs(recipients.y - signer.y) < 3 && recipients.x < signer.x);
    assert.deepEqual([recipients.size, find(first, /^- Lưu: VT\.$/).size], [12, 11]);
  });
  test("has an empty field for the electronic signature, with post and name, where it is signed", async () => {
    const [field, ...more] = await signatureFieldsOf(paper("decision").pdf);
    assert.deepEqual(more, []);
    assert.deepEqual(field, { name: "signature1", signer: "CHỦ TỊCH: commune_chair of 21484", page: 1, isEmpty: true });
    assert.equal((await signatureFieldsOf(paper("certificates").pdf)).length, 2);
    assert.deepEqual(await signatureFieldsOf(paper("explanation-poor").pdf), []);
  });
});

describe("a decision", () => {
  test("has its authority, its bases each on a line, whose proposal it follows, and its articles", () => {
    const { pages, text } = paper("decision");
    const [first] = pages;
    assert.match(
      text,
      /Số: 05\/QĐ-UBND.*QUYẾT ĐỊNH Về việc.*CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BA TƠ Căn cứ Luật Tổ chức chính quyền địa phương số 72\/2025\/QH15; Căn cứ Nghị định số 07\/2021\/NĐ-CP.*; Theo đề nghị của Ban Chỉ đạo.* xã Ba Tơ\. QUYẾT ĐỊNH: Điều 1\. .* Điều 2\. /,
    );
    assert.equal(text.match(/24\/2021\/ ?QĐ- ?TTg/g)?.length, 1, "what the standard names is not named twice");
    const order = find(first, /^QUYẾT ĐỊNH:$/);
    const middle = 85 + (pageWidth - 85 - 48) / 2;
    assert.ok(Math.abs(order.x + order.width / 2 - middle) < 1, "in the middle");
    const bases =
      first?.filter(({ text: line }) => /^(Căn|Căn cứ|Theo)\b/.test(line) || line.startsWith("Căn cứ")) ?? [];
    for (const { x } of bases) assert.ok(Math.abs(x - 117) < 1, "each begins a line");
  });
  test("has its list on a page of its own, which says to which decision it belongs", () => {
    const [, list = []] = paper("decision").pages;
    assert.match(
      textOf(list),
      /DANH SÁCH KÈM THEO \(Kèm theo Quyết định số 05\/QĐ-UBND ngày 02 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân xã Ba Tơ\)/,
    );
  });
  test("distinguishes heads of one name apart by their years of birth, in all its lists and on the posting", () => {
    assert.match(paper("decision").text, /Phạm Văn Đê \(1975\).*Phạm Văn Đê \(1988\)/);
    assert.match(paper("posting").text, /Phạm Văn Đê \(1975\).*Phạm Văn Đê \(1988\)/);
    assert.match(paper("minutes").text, /Phạm Văn Đê \(1988\)/);
    assert.doesNotMatch(paper("posting").text, /Y Ƀŏk Čư \(/);
  });
});

describe("a code on a paper", () => {
  for (const [name, kind, count] of [
    ["decision", "decision", 1],
    ["minutes", "minutes", 1],
    ["refusals", "refusal", 1],
    ["certificates", "certificate", 2],
  ] as const)
    test(`leads from ${name} to the public address, and says that the paper is genuine`, async () => {
      const codes = (await codesOf(paper(name).pdf)).filter((code) => code !== undefined);
      assert.equal(codes.length, count);
      for (const code of codes) {
        assert.match(code, /^http:\/\/vuon\.test\/verify\/[\da-f-]{36}$/);
        assert.ok(paper(name).text.includes(code), "and is written beside it");
        const page = await year.scenario.opened.fetch(`/api${new URL(code).pathname}`);
        const { paper: found } = (await page.json()) as { paper: { kind: string; office: string } | null };
        assert.deepEqual([found?.kind, found?.office], [kind, "Xã Ba Tơ"]);
      }
    });
});

describe("a certificate", () => {
  test("is one page by itself, without a page number", () => {
    const { pages } = paper("certificates");
    assert.equal(pages.length, 2);
    for (const page of pages) {
      assert.equal(page.filter(({ y }) => y < 57).length, 0);
      assert.match(textOf(page), /GIẤY CHỨNG NHẬN.*TM\. ỦY BAN NHÂN DÂN CHỦ TỊCH/);
    }
  });
});

describe("the cash list", () => {
  test("has a row for each recipient to sign, with the sum, on wide pages", () => {
    const { text } = paper("cash-list");
    assert.match(
      text,
      /DANH SÁCH KÝ NHẬN TIỀN HỖ TRỢ Hỗ trợ sửa nhà Danh sách có 1 người, tổng số tiền 30\.000\.000 đồng\./,
    );
    assert.match(text, new RegExp(`1 Phạm Văn Đê ${personalIdOfFirst} `));
    for (const [name, one] of papers) assert.equal(one.text.includes(personalIdOfFirst), name === "cash-list", name);
    assert.match(text, /Chủ hộ 30\.000\.000.*Tổng cộng 30\.000\.000.*THỦ QUỸ/);
  });
});

describe("form A", () => {
  test("says who asked and why, who lives there, and the result, which a blank leaves to the pen", () => {
    const filled = paper("form-a-filled").text;
    assert.match(filled, /PHIẾU A .*Hộ: Nguyễn Thị Thủy .*mẫu 01, nhận ngày 01\/12\/2026.*Phạm Gia Bảo.*Hộ có xe máy/);
    assert.match(filled, /□ Thuộc diện khảo sát bằng phiếu B ■ Không phải khảo sát/);
    assert.match(paper("form-a-blank").text, /…{20}.*□ Thuộc diện khảo sát bằng phiếu B □ Không phải khảo sát/);
    assert.doesNotMatch(paper("form-a-blank").text, /Hộ có xe máy/);
  });
});

describe("form B", () => {
  test("as filled gives each figure in its unit", () => {
    const { text } = paper("form-filled");
    assert.match(text, /Diện tích nhà ở \(m²\) 127,4 m²/);
    assert.doesNotMatch(text, /12\.740/);
    assert.match(text, /Thu nhập bình quân một người một tháng 1\.103\.000 đồng/);
  });
  test("as a blank asks for everything that decides, the income by its sources too", () => {
    const { text } = paper("form-blank");
    assert.match(text, /□ Nước máy.*□ Sông, suối, ao, hồ/);
    assert.match(
      text,
      /Tiền công, tiền lương.*Chăn nuôi.*\(1\) Tổng cộng.*\(2\) Số người trong hộ 3.*= \(1\) : \(2\) : 12/,
    );
    assert.doesNotMatch(text, /1\.103\.000|127,4/);
  });

  test("as a blank asks for each source of income that the form's pack declares, what does not count below the total", async () => {
    const pack: unknown = parse(await readFile("packs/forms/vn-2022-2026.yaml", "utf8"));
    const { incomeSources } = z
      .object({
        incomeSources: z.array(z.object({ name: z.object({ vi: z.string() }), excluded: z.boolean().default(false) })),
      })
      .parse(pack);
    const { text } = paper("form-blank");
    const total = text.indexOf("(1) Tổng cộng");
    const section = text.slice(text.indexOf("Thu nhập của hộ trong 12 tháng qua"));
    assert.equal(incomeSources.length, 11);
    for (const { name, excluded } of incomeSources) {
      const row = excluded ? `${name.vi} (không tính)` : name.vi;
      const at = text.indexOf(row, text.length - section.length);
      assert.ok(at > 0, row);
      assert.equal(at > total, excluded, row);
    }
  });
});

describe("the explanation begins with name and verdict, which states the rule with the household's own figures", () => {
  for (const [name, verdict] of [
    [
      "poor",
      "Hộ Phạm Văn Đê là hộ nghèo: thu nhập bình quân 1.103.000 đồng một người một tháng, không quá mức chuẩn 1.500.000 đồng và thiếu hụt 4 trong 12 chỉ số (từ 3 trở lên).",
    ],
    [
      "near-poor",
      "Hộ Y Ƀŏk Čư là hộ cận nghèo: thu nhập bình quân 1.400.000 đồng một người một tháng, không quá mức chuẩn 1.500.000 đồng và thiếu hụt 1 trong 12 chỉ số (dưới 3).",
    ],
    [
      "newly-poor",
      "Hộ Y Ƀŏk Čư là hộ nghèo (trước đây là hộ cận nghèo): thu nhập bình quân 1.320.000 đồng một người một tháng, không quá mức chuẩn 1.500.000 đồng và thiếu hụt 6 trong 12 chỉ số (từ 3 trở lên).",
    ],
    [
      "escaped",
      "Hộ Phạm Văn Đê đã ra khỏi danh sách hộ nghèo, nay là hộ không nghèo: thu nhập bình quân 3.120.000 đồng một người một tháng, cao hơn mức chuẩn 1.500.000 đồng; hộ nghèo, hộ cận nghèo phải có thu nhập không quá mức chuẩn, nên việc thiếu hụt 1 trong 12 chỉ số không làm thay đổi kết quả.",
    ],
    [
      "not-poor",
      "Hộ Đinh Thị Hòa là hộ không nghèo: thu nhập bình quân 2.450.000 đồng một người một tháng, cao hơn mức chuẩn 1.500.000 đồng; hộ nghèo, hộ cận nghèo phải có thu nhập không quá mức chuẩn, nên việc thiếu hụt 2 trong 12 chỉ số không làm thay đổi kết quả.",
    ],
  ] as const)
    test(`of a household that is ${name}`, () => {
      const { text } = paper(`explanation-${name}`);
      const [, begins = ""] =
        /^BẢN GIẢI THÍCH KẾT QUẢ RÀ SOÁT HỘ GIA ĐÌNH NĂM \d+ [^,]+, thôn Nước Lăng, xã Ba Tơ (.*)$/s.exec(text) ?? [];
      assert.ok(begins.startsWith(verdict), begins.slice(0, 320));
    });
});
