import type { ProgrammePack } from "./programme-pack.ts";

/** What does not hold together in a programme's pack apart from its rules, each error with file, place and remedy. */
export function programmePackErrors(pack: ProgrammePack, needs: readonly string[], file: string): readonly string[] {
  return [
    ...doubles(pack, file),
    ...componentErrors(pack, file),
    ...sourceErrors(pack, file),
    ...indicatorErrors(pack, needs, file),
    ...kindErrors(pack, needs, file),
    ...fieldErrors(pack, file),
    ...contentErrors(pack, file),
    ...decisionErrors(pack, file),
    ...hazardErrors(pack, file),
    ...referralErrors(pack, needs, file),
  ];
}

/** Needs and kinds of support that a referral names and the programme does not have. */
function referralErrors(pack: ProgrammePack, needs: readonly string[], file: string): readonly string[] {
  const kinds = pack.activityKinds.map(({ code }) => code);
  return (pack.referrals?.kinds ?? []).flatMap(({ code, needs: answered, support }) => [
    ...answered
      .filter((need) => !needs.includes(need))
      .map((need) => `${file}: referrals: ${code}: ${need} is no need of the programme. Name one of its needs.`),
    ...(support === undefined || kinds.includes(support)
      ? []
      : [`${file}: referrals: ${code}: there is no kind of activity ${support}. Name one of the programme.`]),
  ]);
}

function doubles(pack: ProgrammePack, file: string): readonly string[] {
  const lists = {
    components: pack.components,
    fundSources: pack.fundSources,
    indicators: pack.indicators,
    activityKinds: pack.activityKinds,
    codeSegments: pack.codeSegments,
    contents: pack.contents ?? [],
    products: pack.products ?? [],
    hazards: pack.hazards ?? [],
  };
  return Object.entries(lists).flatMap(([place, list]) => {
    const codes = list.map(({ code }) => code);
    return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))].map(
      (code) => `${file}: ${place}: ${code} stands there twice. Give each its own code.`,
    );
  });
}

function componentErrors({ components }: ProgrammePack, file: string): readonly string[] {
  const seen = new Set<string>();
  return components.flatMap(({ code, parent }) => {
    const known = parent === null || seen.has(parent);
    seen.add(code);
    return known
      ? []
      : [`${file}: component ${code}: its parent ${parent} does not stand before it. Put the whole above its parts.`];
  });
}

function sourceErrors({ fundSources }: ProgrammePack, file: string): readonly string[] {
  return fundSources.flatMap(({ code, carryOver }) =>
    (carryOver.rule === "until_day") === (carryOver.until !== null)
      ? []
      : [`${file}: fund source ${code}: carryOver: until is the last day of the rule until_day. Give both or neither.`],
  );
}

function indicatorErrors({ indicators }: ProgrammePack, needs: readonly string[], file: string): readonly string[] {
  return indicators.flatMap((indicator) => {
    const place = `${file}: indicator ${indicator.code}`;
    const definitions = [...indicator.earlier, indicator];
    return [
      ...definitions.flatMap(({ version, counts, reported }) =>
        (counts === undefined) === (reported === undefined)
          ? [`${place} version ${version}: it is counted or reported. Give counts or reported, one of both.`]
          : [],
      ),
      ...definitions.flatMap(({ counts }) =>
        counts !== undefined && "deprivedIn" in counts && !needs.includes(counts.deprivedIn)
          ? [`${place} counts ${counts.deprivedIn}, which the standard does not have. Name an indicator.`]
          : [],
      ),
      ...definitions.flatMap(({ version }, position) =>
        position > 0 && version <= (definitions[position - 1]?.version ?? 0)
          ? [`${place}: version ${version} does not come after the one before it. Number definitions upwards.`]
          : [],
      ),
    ];
  });
}

function contentErrors({ contents = [], activityKinds }: ProgrammePack, file: string): readonly string[] {
  const given = new Set(activityKinds.map(({ content }) => content));
  return contents.flatMap(({ code, onceIn, years }) => [
    ...(given.has(code) ? [] : [`${file}: content ${code}: no kind of activity gives it. Name the content of one.`]),
    ...((onceIn === "years") === (years !== undefined)
      ? []
      : [`${file}: content ${code}: years is of onceIn: years. Give both or neither.`]),
  ]);
}

function hazardErrors({ hazards = [], products = [] }: ProgrammePack, file: string): readonly string[] {
  const known = new Set(products.map(({ code }) => code));
  return hazards.flatMap(({ code, harms, alternatives }) =>
    [...harms, ...alternatives]
      .filter((product) => !known.has(product))
      .map((product) => `${file}: hazard ${code}: there is no product ${product}. Name one of products.`),
  );
}

function kindErrors({ activityKinds, components }: ProgrammePack, needs: readonly string[], file: string) {
  const codes = new Set(components.map(({ code }) => code));
  return activityKinds.flatMap((kind) => {
    const place = `${file}: activity kind ${kind.code}`;
    const isForArea = kind.participants === "area";
    return [
      ...(codes.has(kind.component)
        ? []
        : [`${place}: there is no component ${kind.component}. Name one of components.`]),
      ...kind.answers
        .filter((answer) => !needs.includes(answer))
        .map((answer) => `${place} answers ${answer}, which the standard does not have. Name an indicator.`),
      ...(kind.people === undefined || kind.participants === "person"
        ? []
        : [`${place}: people says which people of a household take part. Give participants: person, or leave it out.`]),
      ...(isForArea === (kind.mayTakePart === undefined)
        ? []
        : [
            `${place}: mayTakePart says which households, people or groups may take part; a kind for an area has none. Give it, or participants: area.`,
          ]),
    ];
  });
}

function fieldErrors({ activityKinds }: ProgrammePack, file: string): readonly string[] {
  return activityKinds.flatMap((kind) =>
    (kind.fields ?? []).flatMap(({ code, type, choices, from, to }, position, all) => {
      const place = `${file}: activity kind ${kind.code}: field ${code}`;
      const isBounded = type === "count" || type === "money";
      const isTwice = all.findIndex((other) => other.code === code) !== position;
      return [
        ...(isTwice ? [`${place} stands there twice. Give each its own code.`] : []),
        ...((type === "choice") === (choices !== undefined)
          ? []
          : [`${place}: choices are the answers of type: choice. Give both or neither.`]),
        ...(isBounded || (from === undefined && to === undefined)
          ? []
          : [`${place}: from and to are bounds of a count or money. Leave them out.`]),
        ...(from !== undefined && to !== undefined && from > to
          ? [`${place}: from ${from} is above to ${to}. Give the lower bound first.`]
          : []),
      ];
    }),
  );
}

function decisionErrors({ decides, components, fundSources, activityKinds }: ProgrammePack, file: string) {
  const known = {
    components: new Set(components.map(({ code }) => code)),
    fundSources: new Set(fundSources.map(({ code }) => code)),
    activityKinds: new Set(activityKinds.map(({ code }) => code)),
  };
  return decides.flatMap((row, position) =>
    (["components", "fundSources", "activityKinds"] as const).flatMap((list) =>
      (row[list] ?? [])
        .filter((code) => !known[list].has(code))
        .map((code) => `${file}: decides, row ${position + 1}: there is no ${code} in ${list}. Name one of them.`),
    ),
  );
}
