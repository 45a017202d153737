/**
 * Words that no text on screen or paper may have, by language, with what to write instead: one word for one thing, nothing archaic, no
 * English in the other languages, no code names. The preferred words are in GLOSSARY.md.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { languages } from "#web/i18n/languages.ts";
import type { Language } from "#web/i18n/languages.ts";

type Ban = readonly [banned: RegExp, instead: string];

/** A word, not a part of one: letters of Vietnamese are letters too. */
const word = (written: string) => new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${written})(?![\p{L}\p{N}_])`, "iu");
const table = (rows: readonly (readonly [string, string])[]): readonly Ban[] =>
  rows.map(([written, instead]) => [word(written), instead]);

/** Of every language. */
const everywhere: readonly Ban[] = [
  ...table([
    ["null|undefined|NaN", "words"],
    ["If-Match|packs/\\w+|docs/[\\w./-]+|look_again", "what an officer would say"],
  ]),
  [/[}\d] %/, "the sign beside its figure: 50%"],
  [/[«»]/, "“ ”"],
  [/"[^"]*"/, "“ ”"],
  [/\b\w+\(\)/, "words"],
];

const bans: Readonly<Record<Language, readonly Ban[]>> = {
  vi: [
    ...table([
      ["hộ dân(?! tộc)", "hộ gia đình"],
      ["sổ hộ|sổ của xã", "danh sách hộ, hồ sơ hộ"],
      ["kết thúc hộ|kết thúc theo dõi", "đóng hồ sơ hộ"],
      ["thêm dấu(?! ngoặc)|bỏ dấu|đánh dấu: .*", "gắn nhãn, bỏ nhãn"],
      ["kỳ rà soát", "đợt rà soát"],
      ["chấm điểm", "tính điểm"],
      ["xếp loại", "phân loại"],
      ["không thuộc diện", "không công nhận"],
      ["người rà soát|điều tra viên", "rà soát viên"],
      ["họp thôn|thôn họp", "họp dân"],
      ["khép(?! kín)", "kết thúc"],
      ["hiện trạng|số gốc|xuất phát", "số đầu kỳ"],
      ["sản phẩm", "kết quả đầu ra"],
      ["dòng vốn", "khoản vốn"],
      ["năm gốc|niên độ", "năm giao vốn, năm ngân sách"],
      ["giữ để chi|(?<!tạm )giữ tiền", "tạm giữ chờ chi"],
      ["nộp trả|hoàn lại", "hoàn trả"],
      ["lệnh chi", "lệnh thanh toán"],
      ["dòng hoạt động", "hoạt động"],
      ["bằng chứng", "minh chứng"],
      [
        "người vận hành|chức vụ|công chức xã|chủ tịch xã",
        "người quản trị, chức danh, cán bộ giảm nghèo xã, Chủ tịch UBND xã",
      ],
      ["nạp|nạp lại", "tải lên, nhập"],
      ["chạy thử", "xem thử, tính thử"],
      ["bỏ gộp|bỏ thay đổi|lấy lại", "hủy gộp, hoàn tác"],
      ["con đường thoát nghèo", "hướng thoát nghèo"],
      ["hãy", "the plain imperative"],
      ["huỷ|uỷ|toạ|hoà|khoá|xoá", "hủy, ủy, tọa, hòa, khóa, xóa"],
      ["TT(?!-)", "STT"],
      ["anh/chị|ông/bà|của họ|của ta|của nó", "bạn; ông (bà) in letters"],
      ["năm lần thì bốn lần", "khoảng dự báo 80%"],
      ["xuống \\{\\}", "đến: a target may rise"],
      ["các hộ hộ", "hộ thuộc loại “…”"],
      ["thôn \\{\\}", "the name alone: names of villages hold their kind"],
      [
        "quay lại xem|việc này của|đúng như đã ghi|sau khi gửi",
        "Hủy; chỉ … được làm; kết quả tính lại khớp; bước tiếp theo",
      ],
      ["người mẫu", "dữ liệu mẫu"],
      ["hố xí|bổ túc văn hóa", "nhà tiêu, giáo dục thường xuyên"],
      ["mẫu 0\\d", "mẫu số 01, 04"],
    ]),
    // English in a Vietnamese text: words of the interface that Vietnamese does not lend.
    ...table([
      [
        "household|households|village|round|review|plan|planned|support|batch|posting|ledger|save|cancel|error",
        "Vietnamese",
      ],
    ]),
  ],
  en: table([
    [
      "nought|anew|whoever|hitherto|upon|reckon(?:ed)?|told|tells|mend(?:ed|s)?",
      "0, again, anyone who, calculate, shown, correct",
    ],
    ["(?<!person )who (?:asked|passes|surveys|objects)", "applicants, the person who"],
    ["the list hangs|while it hangs", "is posted"],
    [
      "tak(?:e|en|es|ing) (?:it )?back|take this back|took back|take away|taken away",
      "undo, reverse, withdraw; remove",
    ],
    ["hand(?:ed|ing)? in", "submit, upload"],
    ["held back|broken off", "not imported, failed"],
    ["begun", "started"],
    ["stands?(?: (?:in|at|twice|beside|on|first))?", "is, appears, is listed"],
    ["is no (?:number|area|PDF|picture)", "is not a …"],
    ["kinds? of activity|tables? of points|points of income", "activity type, score table, income score"],
    [
      "(?<!to |by )post(?! (?:publicly|the|by|office|and))|operators?",
      "role, administrator; a list is posted, mail comes by post",
    ],
    ["very hard|especially hard|hard areas", "extremely disadvantaged, disadvantaged"],
    ["month \\d+|month \\{\\}", "January"],
    ["escaped|fell back", "left poverty, returned to poverty"],
    ["a (?:person|row) (?:and|a) \\w+|a key an answer", "per person per month"],
    [
      "plans added up|plans beside each other|theirs|ours",
      "consolidated plans, compare plans, treasury amount, ledger amount",
    ],
    ["what (?:can be done|happened)|facts|acts", "Actions, History, Details"],
  ]),
  id: [
    ...table([
      ["rapat|notulen|risalah", "musyawarah, berita acara"],
      ["gelombang|kelompok pembayaran", "tahap pembayaran"],
      ["peninjau", "petugas peninjauan"],
      ["keluarga", "rumah tangga"],
      ["golongan|digolongkan|menggolongkan", "kategori, diklasifikasikan"],
      ["kekurangan(?:nya)?", "deprivasi"],
      ["sertifikat", "surat keterangan"],
      ["poin", "skor"],
      ["sasaran", "target"],
      ["baris dana", "pos dana"],
      ["konsep|rancangan", "draf"],
      ["kas negara|pembandingan", "Perbendaharaan Negara, rekonsiliasi"],
      ["pencatatan|pembalikan|balikkan", "jurnal, jurnal balik"],
      ["norma", "standar biaya"],
      ["APBN|VND|Surat Edaran", "anggaran pusat, đồng, Peraturan Menteri"],
      ["terserah|titik tunai|penerima uang", "disalurkan, tempat pembayaran tunai, penerima pembayaran"],
      ["saringan|penyaring", "filter"],
      ["pengelola|operator(?! sistem)", "operator sistem"],
      ["angka kita|angka mereka|kode kita", "menurut buku besar, menurut Perbendaharaan, kode sistem"],
      ["sangat sulit", "sangat tertinggal"],
      ["hukumnya|menurut hukum", "menurut peraturan"],
      ["pedesaan|catatan tindakan|catatan audit", "perdesaan, jejak audit"],
      ["bulan \\{\\}|bulan \\d+(?! sampai)", "Januari"],
      ["Thôn|tahunan tahun", "Desa; {{kind}} {{year}}"],
      ["kakus|nomor KTP lama|nama panggilan", "jamban, nomor kartu identitas lama, nama diri"],
    ]),
    ...table([
      [
        "household|households|village|round|review|planned|support|batch|ledger|save|cancel|error|made up",
        "Indonesian",
      ],
    ]),
  ],
};

/** What is put into a text is no word of it. */
const withoutNames = (text: string) => text.replaceAll(/\{\{?[^{}]*\}\}?/g, "{}");

/** Each banned word of a text, with what to write. */
export function bannedIn(language: Language, text: string): readonly string[] {
  const said = withoutNames(text);
  return [...everywhere, ...bans[language]].flatMap(([banned, instead]) => {
    const [found] = banned.exec(said) ?? [];
    return found === undefined ? [] : [`${found}: write ${instead}`];
  });
}

type Tree = { readonly [key: string]: unknown };
const tree = z.record(z.string(), z.unknown());
const inLanguages = z.object({ vi: z.string(), en: z.string(), id: z.string() });
const root = new URL("../../", import.meta.url);

type Text = { readonly place: string; readonly language: Language; readonly text: string };

function textsIn(language: Language, node: Tree, above: string): readonly Text[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string"
      ? [{ place: `${above}${key}`, language, text: value }]
      : textsIn(language, tree.parse(value), `${above}${key}.`),
  );
}

/** What a pack says in three languages, wherever in it. */
function saidIn(node: unknown, place: string): readonly Text[] {
  if (Array.isArray(node)) return node.flatMap((one, at) => saidIn(one, `${place}.${at}`));
  if (typeof node !== "object" || node === null) return [];
  const said = inLanguages.safeParse(node);
  if (said.success) return languages.map((language) => ({ place, language, text: said.data[language] }));
  return Object.entries(node).flatMap(([key, value]) => saidIn(value, `${place}.${key}`));
}

async function textsOfScreens(): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const language of languages)
    for await (const file of glob("**/*.json", { cwd: new URL(`packs/locales/${language}/`, root) })) {
      const written: unknown = JSON.parse(await readFile(new URL(`packs/locales/${language}/${file}`, root), "utf8"));
      texts.push(...textsIn(language, tree.parse(written), `${language} ${file}: `));
    }
  return texts;
}

async function textsOfPacks(): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for await (const file of glob("packs/{prints,forms,standards,programmes}/**/*.yaml", { cwd: root }))
    texts.push(...saidIn(parse(await readFile(new URL(file, root), "utf8"), { schema: "core" }), file));
  return texts;
}

const faultsOf = (texts: readonly Text[]) =>
  texts.flatMap(({ place, language, text }) => bannedIn(language, text).map((one) => `${place}: ${one}`));

describe("one word for one thing", () => {
  test("on the screen", async () => {
    const texts = await textsOfScreens();
    assert.ok(texts.length > 10_000);
    assert.deepEqual(faultsOf(texts), []);
  });
  test("on papers, in forms, standards and programmes", async () => {
    const texts = await textsOfPacks();
    assert.ok(texts.length > 1000);
    assert.deepEqual(faultsOf(texts), []);
  });
});

describe("planted words are found", () => {
  test("in each language, with what to write", () => {
    assert.deepEqual(bannedIn("vi", "Ghi biên bản họp thôn"), ["họp thôn: write họp dân"]);
    assert.deepEqual(bannedIn("en", "Take it back"), ["Take it back: write undo, reverse, withdraw; remove"]);
    assert.deepEqual(bannedIn("id", "Buat kelompok pembayaran"), ["kelompok pembayaran: write tahap pembayaran"]);
  });
  test("English in Vietnamese and Indonesian", () => {
    assert.equal(bannedIn("vi", "725 nhà planned").length, 1);
    assert.equal(bannedIn("id", "725 rumah planned").length, 1);
    assert.deepEqual(bannedIn("en", "725 houses planned"), []);
  });
  test("what is not written for people", () => {
    assert.equal(bannedIn("vi", "null hộ").length, 1);
    assert.equal(bannedIn("en", "This action takes no If-Match").length, 1);
    assert.equal(bannedIn("vi", "trên 50 %").length, 1);
    assert.equal(bannedIn("vi", "{{percent}} % của {{households}}").length, 1);
  });
  test("in a pack, wherever it says something in three languages", () => {
    const said = saidIn({ units: [{ unit: { vi: "sản phẩm", en: "works", id: "prasarana" } }] }, "pack.yaml");
    assert.deepEqual(faultsOf(said), ["pack.yaml.units.0.unit: sản phẩm: write kết quả đầu ra"]);
  });
  test("and not a part of another word", () => {
    assert.deepEqual(bannedIn("vi", "chịu trách nhiệm khoảng 3 ngày"), []);
    assert.deepEqual(bannedIn("en", "The posting of this standard"), []);
  });
});
