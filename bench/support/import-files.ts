/** The files that bench/import.ts imports: people with their household's facts, and the mapping that reads them. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";

export const commune = "21484";
export const peopleAHousehold = 4;

export const mapping = `
source: bench
household:
  key: household
  commune: { column: commune }
  address: { column: address }
  registeredOn: { constant: 2026-01-01 }
person:
  household: household
  key: key
  name: { column: name }
  birth: { column: birth }
  sex: { column: sex, values: { Nam: male, Nữ: female } }
  relation: { column: relation, values: { Chủ hộ: head, Vợ: spouse, Con: child } }
  ethnicity: { column: people }
answers:
  surveyedOn: 2026-09-10
  household:
    childDeaths: { constant: 0, type: whole }
    cookingFuel: { column: fuel }
    improvedToilet: { column: toilet, type: yes_no }
    toiletShared: { constant: "no", type: yes_no }
    improvedWater: { column: water, type: yes_no }
    waterMinutes: { constant: 10, type: whole }
    electricity: { constant: "yes", type: yes_no }
    floorNatural: { column: floor, type: yes_no }
    roofNatural: { constant: "no", type: yes_no }
    wallsNatural: { constant: "no", type: yes_no }
    smallAssets: { column: assets, type: whole }
    carOrTruck: { constant: "no", type: yes_no }
  person:
    schoolYears: { column: schooling, type: whole }
    attendsSchool: { column: attends, type: yes_no }
`;

const middleNames = ["Văn", "Thị", "Thanh", "Minh", "Quốc", "Ngọc", "Hữu", "Xuân"];
const givenNames = [
  "Nghĩa",
  "Đào",
  "Bưởi",
  "Lợi",
  "Phước",
  "Hạnh",
  "Sơn",
  "Thủy",
  "Tiến",
  "Vân",
  "Yến",
  "Kiệt",
  "Rế",
  "Mơ",
];

/** Writes so many rows of people; same rows, same people. */
export async function writePeople(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  let text =
    "household,commune,address,key,name,birth,sex,relation,people,schooling,attends,fuel,toilet,water,floor,assets\n";
  for (let row = 0; row < rows; row += 1) {
    const household = Math.floor(row / peopleAHousehold);
    const name = `Đinh ${middleNames[row % 8] ?? ""} ${givenNames[(row * 7) % 14] ?? ""} ${givenNames[(row * 5 + household) % 14] ?? ""}`;
    const head = row % peopleAHousehold === 0;
    const birth = `${twoDigits(1 + ((row * 11) % 28))}/${twoDigits(1 + ((household * 5) % 12))}/${1940 + ((row * 13 + household) % 83)}`;
    text += `${household},${commune},Thôn ${household % 60},${row},${name},${birth},${head ? "Nam,Chủ hộ" : "Nữ,Con"},16,${row % 12},${row % 3 === 0 ? "no" : "yes"},${living(household)}\n`;
    if (text.length < 1 << 18) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

/** Some households lack one thing, some many. */
function living(household: number): string {
  const yes = (every: number) => (household % every === 0 ? "no" : "yes");
  return `${household % 4 === 0 ? "wood" : "gas"},${yes(3)},${yes(5)},${household % 6 === 0 ? "yes" : "no"},${household % 3}`;
}
