import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { test } from "node:test";
import { geoArea } from "d3-geo";
import { parse } from "csv-parse/sync";
import { packsFolder } from "#server/platform/pack-files.ts";
import { checkDrawn } from "./check-drawn.ts";
import { readPackBoundaries } from "./pack-boundaries.ts";
import type { PackBoundary } from "./pack-boundaries.ts";

const file = new URL("areas/vn/boundaries.topojson", packsFolder);
const boundaries = readPackBoundaries(await readFile(file, "utf8"));
const provinces = boundaries.filter(({ code }) => code.length === 2);
const communes = boundaries.filter(({ code }) => code.length === 5);

type Unit = {
  readonly id: string;
  readonly parent: string;
  readonly area_km2: string;
  readonly lon: string;
  readonly lat: string;
  readonly valid_to: string;
};
const units = parse<Unit>(await readFile(new URL("areas/vn/communes.tsv", packsFolder), "utf8"), {
  columns: true,
  delimiter: "\t",
  comment: "#",
  quote: false,
}).filter((unit) => unit.valid_to === "");

/** Drawn communes of which the published map and the recorded area differ by more than a twentieth, in percent. */
const drawnOtherwise: Readonly<Record<string, number>> = {
  "21136": 6, // Cà Đam
  "21307": 13, // Sơn Linh
  "21349": -8, // Sơn Mai
  "21361": -8, // Minh Long
  "21484": 6, // Ba Tơ
  "21499": -8, // Ba Dinh
  "21548": -10, // Lý Sơn
  "23284": -16, // Đăk Cấm
  "23317": 17, // Ngọk Bay
  "23535": 38, // Ia Đal
  "23538": -11, // Ia Tơi
};

test("the pack draws the 34 provinces and the 96 communes of Quảng Ngãi, each once, in at most 150 KB", async () => {
  const expected = units.filter((unit) => unit.parent === "51").map((unit) => unit.id);
  assert.equal(provinces.length, 34);
  assert.deepEqual(communes.map(({ code }) => code).toSorted(), expected.toSorted());
  assert.equal(new Set(boundaries.map(({ code }) => code)).size, 130);
  assert.ok((await stat(file)).size <= 150 * 1024);
});

test("a commune is drawn as large as it is recorded, but for those where the published map differs", () => {
  const recorded = new Map(units.map((unit) => [unit.id, Number(unit.area_km2)]));
  const off = communes.flatMap((commune) => {
    const more = squareKilometres(commune) / (recorded.get(commune.code) ?? 0) - 1;
    return Math.abs(more) > 0.05 ? [[commune.code, Math.round(more * 100)] as const] : [];
  });
  assert.deepEqual(Object.fromEntries(off), drawnOtherwise);
});

test("the communes fill their province, which is as large as its recorded communes", () => {
  const sum = communes.reduce((all, commune) => all + squareKilometres(commune), 0);
  const [province] = provinces.filter(({ code }) => code === "51");
  assert.ok(province !== undefined && Math.abs(squareKilometres(province) / sum - 1) < 0.01);
  assert.ok(Math.abs(sum / 14832.53 - 1) < 0.01);
});

test("neighbours share their border: no outline has a point of its own where two communes meet", () => {
  const edges = new Map<string, number>();
  for (const { geometry } of communes)
    for (const ring of geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat())
      for (const [at, from] of ring.slice(0, -1).entries()) {
        const key = [String(from), String(ring[at + 1])].toSorted().join(" ");
        edges.set(key, (edges.get(key) ?? 0) + 1);
      }
  const shared = [...edges.values()].filter((count) => count === 2).length;
  // A province of this shape has about three inner borders for each outer one.
  assert.ok(shared > edges.size * 0.6, `${shared} of ${edges.size} edges are shared`);
  assert.ok([...edges.values()].every((count) => count <= 2));
});

test("what is no topology, or names no code, is refused", () => {
  assert.throws(() => readPackBoundaries("{}"));
  const area = { type: "Polygon", arcs: [[0]] };
  const arcs = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];
  const drawn = (properties: object, drawnArcs: number[][][] = arcs) =>
    JSON.stringify({
      type: "Topology",
      objects: { areas: { type: "GeometryCollection", geometries: [{ ...area, properties }] } },
      arcs: drawnArcs,
    });
  assert.equal(readPackBoundaries(drawn({ code: "1" }))[0]?.code, "1");
  assert.throws(() => readPackBoundaries(drawn({ name: "no code" })));
  assert.throws(
    () =>
      readPackBoundaries(
        drawn({ code: "1" }, [
          [
            [500000, 0],
            [1, 0],
            [1, 1],
            [500000, 0],
          ],
        ]),
      ),
    /not_in_degrees/,
  );
});

/** On the sphere, whichever way a ring turns. */
function squareKilometres({ geometry }: PackBoundary): number {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const size = (ring: readonly (readonly number[])[]) => {
    const area = geoArea({ type: "Polygon", coordinates: [ring.map((one) => [...one])] });
    return Math.min(area, 4 * Math.PI - area) * 6371.0088 ** 2;
  };
  return polygons.reduce(
    (sum, [outer = [], ...holes]) => sum + size(outer) - holes.reduce((all, hole) => all + size(hole), 0),
    0,
  );
}

test("no commune of the pack is drawn elsewhere than it is recorded", () => {
  const recorded = new Map(units.map(({ id, lon, lat }) => [id, { lon: Number(lon), lat: Number(lat) }]));
  const centred = communes.map(({ code, geometry }) => ({
    areaId: code,
    geometry,
    centre: recorded.get(code) ?? null,
  }));
  assert.ok(centred.every(({ centre }) => centre !== null && centre.lon > 100));
  assert.deepEqual(checkDrawn(centred).elsewhere, []);
  const [one, other] = centred;
  assert.ok(one !== undefined && other !== undefined);
  const swapped = [{ ...one, geometry: other.geometry }, { ...other, geometry: one.geometry }, ...centred.slice(2)];
  assert.deepEqual(checkDrawn(swapped).elsewhere.toSorted(), [one.areaId, other.areaId].toSorted());
});
