import type { Elevation } from '@linli/contract/grid/grid.schema'

export type Entrance = Elevation['entrances'][number]
export type Door = Entrance['doors'][number]
export type Floor = { floor: number; doors: (Door | undefined)[] }

/** An entrance as one looks at it: the top floor first, every floor as wide as the widest. */
export function floorsOf(entrance: Entrance, floors: number): Floor[] {
  const width = Math.max(entrance.doorsPerFloor, ...entrance.doors.map((door) => door.door), 1)
  const top = Math.max(floors, ...entrance.doors.map((door) => door.floor), 1)
  const lowest = Math.min(1, ...entrance.doors.map((door) => door.floor))
  return range(top, lowest).map((floor) => ({
    floor,
    doors: Array.from({ length: width }, (_, column) =>
      entrance.doors.find((door) => door.floor === floor && door.door === column + 1),
    ),
  }))
}

const steps: Readonly<Record<string, readonly [floors: number, doors: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * The door an arrow key leads to; the same door at the edge.
 * @param floors as they are drawn, top floor first
 */
export function doorAfter(floors: readonly Floor[], nodeId: string, key: string): string {
  const step = steps[key]
  const from = placeOf(floors, nodeId)
  if (!step || !from) return nodeId
  let [row, column] = [from.row + step[0], from.column + step[1]]
  while (isOnFront(floors, row, column)) {
    const door = floors[row]?.doors[column]
    if (door) return door.nodeId
    row += step[0]
    column += step[1]
  }
  return nodeId
}

function placeOf(floors: readonly Floor[], nodeId: string) {
  const row = floors.findIndex((floor) => floor.doors.some((door) => door?.nodeId === nodeId))
  const column = floors[row]?.doors.findIndex((door) => door?.nodeId === nodeId)
  return column === undefined ? undefined : { row, column }
}

function isOnFront(floors: readonly Floor[], row: number, column: number): boolean {
  return column >= 0 && column < (floors[row]?.doors.length ?? 0)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index)
}
