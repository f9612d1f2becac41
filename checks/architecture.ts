import { type CodeRuleName, codeRules, codeViolations } from './code-rules.ts'
import { type FileRuleName, fileRules, fileViolations } from './file-rules.ts'
import { type ImportRuleName, importRules, importViolations } from './import-rules.ts'
import { tablesOf } from './migrations.ts'
import { isCode, parseModule } from './parse.ts'
import type { SourceFile, Violation } from './source.ts'

export type RuleName = ImportRuleName | FileRuleName | CodeRuleName

const ofFiles = Object.keys(fileRules) as (keyof typeof fileRules)[]
const ofImports = Object.keys(importRules) as ImportRuleName[]
const ofCode = Object.keys(codeRules) as CodeRuleName[]

export const ruleNames: readonly RuleName[] = [
  ...ofFiles,
  'capability-has-readme',
  ...ofImports,
  ...ofCode,
]

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
