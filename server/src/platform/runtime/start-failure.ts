export type StartFailureCode =
  | 'disk-full'
  | 'unsupported-libc'
  | 'unsupported-platform'
  | 'missing-binaries'
  | 'damaged-data'
  | 'unwritable-folder'
  | 'unknown-account'
  | 'unreachable-data'
  | 'database-busy'
  | 'database-failed'
  | 'app-role-too-powerful'
  | 'migration-changed'
  | 'keys-missing'
  | 'port-in-use'
  | 'wrong-settings'
  | 'database-unreachable'

/**
 * The server cannot start, and this is what to do about it: one Chinese sentence, then the
 * same in English, each on its own line. Shown as it is; the stack is of no use to the reader.
 */
export class StartFailure extends Error {
  readonly code: StartFailureCode

  constructor(code: StartFailureCode, chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options)
    this.name = 'StartFailure'
    this.code = code
  }
}
