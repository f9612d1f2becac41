import type { NetProblem } from '@linli/contract/grid/net.rules'
import type { NetVerification } from './net.commands.ts'

const mostShown = 50

const words: Readonly<Record<NetProblem['kind'], string>> = {
  'no-root': '没有根 no root',
  'second-root': '多出一个根 a second root',
  'no-parent': '不属于任何上级 lies in nothing',
  'wrong-parent': '上级的级别不对 lies in the wrong kind',
  'code-twice': '编号重复 the code is used twice',
  'no-building': '网格里没有楼 a small grid without a building',
  'outside-parent': '超出上级 leaves its parent',
  overlap: '和旁边的重叠 overlaps its neighbour',
  'ring-broken': '边界画错了 the boundary is broken',
  'ring-outside-parent': '边界超出上级 the boundary leaves its parent',
  'ring-overlap': '边界重叠 boundaries overlap',
  'ring-gap': '下级没有铺满 a gap between the grids inside',
}

/** What was found of the net, as lines for a terminal or a printed page. */
export function netLines({ streetId, nodes, problems }: NetVerification): string[] {
  return [
    `街道 street ${streetId}: 一张网 one net, ${nodes} 个节点 nodes`,
    ...problems.slice(0, mostShown).map(problemLine),
    ...(problems.length > mostShown ? [`  … +${problems.length - mostShown}`] : []),
    problems.length === 0
      ? '  不重不漏 · no overlap, nothing left out'
      : `  发现 ${problems.length} 处 · ${problems.length} found`,
  ]
}

function problemLine({ kind, code, other }: NetProblem): string {
  return `  ✗ ${code} ${words[kind]}${other ? ` ${other}` : ''}`
}
