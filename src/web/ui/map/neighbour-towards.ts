type Placed = { readonly areaId: string; readonly labelAt: readonly [number, number] };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

export const isArrow = (key: string) => key in directions;

/** The nearest area in the direction of an arrow key; what lies beside that direction counts as twice as far. */
export function neighbourTowards(areas: readonly Placed[], from: string, key: string): string | undefined {
  const [dx, dy] = directions[key] ?? [0, 0];
  const at = areas.find(({ areaId }) => areaId === from)?.labelAt;
  if (at === undefined) return undefined;
  const ahead = areas.flatMap(({ areaId, labelAt: [x, y] }) => {
    const along = (x - at[0]) * dx + (y - at[1]) * dy;
    const beside = Math.abs((x - at[0]) * dy) + Math.abs((y - at[1]) * dx);
    return areaId !== from && along > 0 ? [{ areaId, distance: along + 2 * beside }] : [];
  });
  return ahead.toSorted((a, b) => a.distance - b.distance)[0]?.areaId;
}
