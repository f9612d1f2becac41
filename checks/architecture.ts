import { type CodeRuleName, codeRules, codeViolations } from './code-rules.ts'
import { type FileRuleName, fileRules, fileViolations } from './file-rules.ts'
import { type ImportRuleName, importRules, importViolations } from './import-rules.ts'
import { tablesOf } from './migrations.ts'
import { isCode, parseModule } from './parse.ts'
import type { SourceFile, Violation } from './source.ts'

export type RuleName = ImportRuleName | FileRuleName | CodeRuleName

const rules = { ...fileRules, ...importRules, ...codeRules }

/** Every rule with the sentence it keeps. */
export const laws = Object.entries(rules).map(
  ([rule, { sentence }]) => [sentence, rule as RuleName] as const,
)

/**
 * Holds a tree of files against every law of the architecture.
 * @param files the whole project, or a few files with the same paths
 */
export function architectureViolations(files: readonly SourceFile[]): Violation[] {
  const modules = files.filter(({ path }) => isCode(path)).map(parseModule)
  return [
    ...fileViolations(files),
    ...importViolations(modules),
    ...codeViolations(modules, tablesOf(files)),
  ]
}
