import type { Finding } from './seal-check.ts'
import type { Verification } from './verify.ts'

const mostShown = 50

const words: Readonly<Record<Finding['kind'], string>> = {
  changed: '被改过 changed',
  missing: '不见了 missing',
  added: '后来塞进来的 added afterwards',
  reordered: '顺序变了 out of order',
  'seal-changed': '封条和内容或前一张封条对不上 seal does not match',
  'seal-missing': '封条不见了 seal missing',
  'head-missing': '链里没有给出的链头 the given head is not in the chain',
}

/** The result of a verification as lines for a terminal or a printed page. */
export function verificationLines(found: Verification): string[] {
  const { streetId, seals, entries, findings, head } = found
  return [
    `街道 street ${streetId}: ${entries} 条审计记录 entries, ${seals} 张封条 seals`,
    unsealedLine(found),
    ...findings.slice(0, mostShown).map(findingLine),
    ...(findings.length > mostShown ? [`  … +${findings.length - mostShown}`] : []),
    findings.length === 0
      ? '  没有发现改动 · nothing was changed'
      : `  发现 ${findings.length} 处 · ${findings.length} found`,
    ...(head ? [`  链头 head ${head.sealNo}:${head.digest}  ${head.sealedAt}`] : []),
  ]
}

function unsealedLine({ unsealed, oldestUnsealedAt }: Verification): string {
  const since = oldestUnsealedAt ? ` (最早 oldest ${oldestUnsealedAt})` : ''
  return `  ${unsealed} 条还没有封 · ${unsealed} not yet sealed${since}`
}

function findingLine({ kind, sealNo, place, entryId }: Finding): string {
  const where = [`#${sealNo}`, place === undefined ? '' : `/${place}`].join('')
  return `  ✗ ${where} ${words[kind]}${entryId ? ` ${entryId}` : ''}`
}
