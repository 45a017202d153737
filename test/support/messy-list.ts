/** A list of households as communes have kept them: made to be printed, not to be read by a machine. Nobody in it exists. */
import { workbookWith } from "./workbook.ts";

type Cell = string | number;
/** Cell formats of the workbook below: general, a day, a number in thousands. */
const formats = { general: 0, day: 1, thousands: 2 } as const;

/** Rows as XML; a number may carry a format, an empty cell is left out (as under a merged one). */
function rowsOf(rows: readonly (readonly (Cell | readonly [number, keyof typeof formats])[])[]): string {
  return rows
    .map((cells, down) => {
      const written = cells.map((cell, across) => {
        const at = `${String.fromCodePoint(65 + across)}${down + 1}`;
        if (typeof cell === "number") return `<x:c r="${at}"><x:v>${cell}</x:v></x:c>`;
        if (typeof cell === "string")
          return cell === ""
            ? ""
            : `<x:c r="${at}" t="inlineStr"><x:is><x:t xml:space="preserve">${cell}</x:t></x:is></x:c>`;
        return `<x:c r="${at}" s="${formats[cell[1]]}"><x:v>${cell[0]}</x:v></x:c>`;
      });
      return `<x:row r="${down + 1}">${written.join("")}</x:row>`;
    })
    .join("");
}

/** 15 March 1975 as a spreadsheet keeps it. */
const serial = 27_468;

/**
 * Three sheets, of which the second is the list: titles above, a head of two rows, the columns numbered; the number of a household only in
 * the row of its head (merged over its members), births in the column of the sex, villages as rows of their own, sums and signatures.
 */
export function messyWorkbook(): Buffer {
  const cover = rowsOf([["ỦY BAN NHÂN DÂN XÃ BA TƠ"], [], ["HỒ SƠ HỘ NGHÈO NĂM 2020"]]);
  const list = rowsOf([
    ["UBND XÃ BA TƠ", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["DANH SÁCH HỘ NGHÈO NĂM 2020"],
    ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 12 năm 2020)"],
    [],
    ["Số hộ", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh", "", "Dân tộc", "Số CMND", "Thu nhập bình quân (đồng)"],
    ["", "", "", "Nam", "Nữ", "", "", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["I", "Thôn Làng Teng"],
    [1, "Phạm Văn Ảnh ", "Chủ hộ", 1950, "", "Hrê", "212345678", [650_000, "thousands"]],
    ["", "Phạm Thị Bưởi", "Vợ", "", [serial, "day"], "Hrê", "", ""],
    ["", "Phạm Văn  Chín", "Con", "20/02/2001", "", "Hrê", "", ""],
    [2, "Đinh Văn Dũng", "Chủ hộ", serial, "", "Hrê", "", "1.250.000"],
    ["", "Đinh Thị Em", "Con dâu", "", "05/1998", "Hre", "", ""],
    ["", "Cộng thôn Làng Teng: 2 hộ"],
    ["II", "Thôn Gò Rét"],
    [3, "Hồ Thị Gấm", "Chủ hộ", "", 1962, "Kinh", "", "700000"],
    ["", "Hồ Văn Hai", "Trưởng họ", 1990, "", "Kinh", "", ""],
    [4, "Nguyễn Văn Ích", "Chủ hộ", "31/02/1980", "", "Kinh", "", ""],
    ["", "Cộng thôn Gò Rét: 2 hộ"],
    ["", "Tổng cộng: 4 hộ"],
    [],
    ["", "", "", "", "Ba Tơ, ngày 05 tháng 12 năm 2020"],
    ["Người lập biểu", "", "", "", "TM. ỦY BAN NHÂN DÂN"],
  ]);
  const sums = rowsOf([["TỔNG HỢP HỘ NGHÈO"], ["Thôn", "Số hộ"], ["Làng Teng", 2], ["Gò Rét", 2]]);
  return workbookWith({ sheets: { Bìa: cover, "DS hộ nghèo": list, "Tổng hợp": sums }, formats: [0, 14, 3] });
}
