import type { catalogueProblems } from '@linli/contract/matter/catalogue.contract'
import type { matterProblems } from '@linli/contract/matter/matter.contract'
import type { caseworkProblems } from '@linli/contract/casework/casework.contract'
import type { gridProblems } from '@linli/contract/grid/grid.contract'
import type { calendarProblems } from '@linli/contract/platform/calendar.contract'
import type { signInProblems } from '@linli/contract/platform/sign-in.contract'
import type { commonProblems } from '@linli/contract/shared/problem'
import { NoSignalError, ProblemError } from './client.ts'
import { zh } from './problem.zh.ts'
import { kitWords } from './words.ts'

type DeclaredCode =
  | keyof typeof commonProblems
  | keyof typeof signInProblems
  | keyof typeof gridProblems
  | keyof typeof matterProblems
  | keyof typeof catalogueProblems
  | keyof typeof calendarProblems
  | keyof typeof caseworkProblems

/** Compiles only while every declared problem has its sentence. */
zh satisfies Record<DeclaredCode, string>
export type SaidCode = keyof typeof zh

/** The sentence for a problem's code; a code that has none is told as our own error. */
export function codeWords(code: string): string {
  return kitWords(`problem.${isSaid(code) ? code : 'unexpected'}`)
}

/** The sentence for anything that was thrown while asking the server. */
export function errorWords(error: unknown): string {
  return codeWords(errorCode(error))
}

export function errorCode(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.code
  return error instanceof NoSignalError ? 'no-signal' : 'unexpected'
}

/** The reference that leads support to the server's log line, on unexpected errors only. */
export function errorReference(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.reference : undefined
}

function isSaid(code: string): code is SaidCode {
  return Object.hasOwn(zh, code)
}
