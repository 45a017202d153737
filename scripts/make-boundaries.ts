/**
 * Writes the boundaries of packs/areas/vn: `node scripts/make-boundaries.ts ../shared/data [TARGET]`.
 * Two published GeoJSON files become one TopoJSON of our own: a border that two units share is there once, so that it stays shared when
 * it is simplified, and positions are whole numbers of a grid. For display only: nothing is measured by it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { Objects, Topology } from "topojson-specification";

const source = process.argv[2];
if (source === undefined) throw new Error("usage: node scripts/make-boundaries.ts DATA-FOLDER [TARGET-FOLDER]");
const target = process.argv[3] ?? join(import.meta.dirname, "..", "packs", "areas", "vn");

type Published = FeatureCollection<Polygon | MultiPolygon, { readonly code: string }>;

/** A corner that cuts off a smaller triangle than this (square degrees) is left out: about 2,000 m2 in the province, 60,000 m2 in the country. */
const leastTriangle = { provinces: 5e-6, communes: 1.7e-7 };
/** Steps over the width of the country: about 17 m. */
const steps = 1e5;

function simplified(name: string, least: number): FeatureCollection {
  const read: Published = JSON.parse(readFileSync(join(source ?? "", "areas", name), "utf8"));
  const features = read.features
    .map(({ geometry, properties: { code } }) => ({ type: "Feature" as const, geometry, properties: { code } }))
    .toSorted((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  const published: FeatureCollection = { type: "FeatureCollection", features };
  // Read back as JSON: the types of the two packages differ in whether an area may have no properties.
  const whole: Topology<Objects<{ readonly code: string }>> = JSON.parse(
    JSON.stringify(topology({ areas: published })),
  );
  const kept = simplify(presimplify(whole), least);
  const areas = kept.objects["areas"];
  if (areas?.type !== "GeometryCollection") throw new Error(`${name} is not a collection of areas`);
  return feature(kept, areas);
}

const drawn = topology(
  {
    provinces: simplified("vn-provinces.geojson", leastTriangle.provinces),
    communes: simplified("quang-ngai-communes.geojson", leastTriangle.communes),
  },
  steps,
);
const text = `${JSON.stringify(drawn)}\n`;
writeFileSync(join(target, "boundaries.topojson"), text);
console.log(`boundaries.topojson: ${Math.ceil(text.length / 1024)} KB, ${drawn.arcs.flat().length} positions`);
