import type { StartFailure } from '../../runtime/start-failure.ts'
import {
  damagedData,
  databaseBusy,
  databaseFailed,
  diskFull,
  missingBinaries,
  unknownAccount,
  unwritableFolder,
} from './failures.ts'
import type { Site } from './site.ts'

const EARLY = /pre-existing shared memory block|lock file ".*" already exists/
const DAMAGED =
  /incorrect checksum in control file|global\/pg_control"|could not locate a valid checkpoint|invalid checkpoint|incompatible with server|not compatible with|not a valid data directory|could not open (?:file|directory) "(?:base|global|pg_)/

/** Whether the server refused only because the one before it has not quite gone. */
export function isEarlyRestart(output: string): boolean {
  return EARLY.test(output)
}

/** Turns what PostgreSQL said before it gave up into the sentence for the operator. */
export function explainOutput(output: string, site: Site): StartFailure {
  const reason = lastComplaint(output)
  if (/No space left on device/.test(output)) return diskFull(site.home, 300_000_000, 0)
  if (/could not look up effective user ID/.test(output)) return unknownAccount(site.account.uid)
  if (/error while loading shared libraries|ENOENT/.test(output)) {
    return missingBinaries(site.binaries.root)
  }
  if (isEarlyRestart(output)) return databaseBusy(site.home)
  if (DAMAGED.test(output)) return damagedData(site.cluster, reason)
  if (/Permission denied|wrong ownership|invalid permissions|EACCES/.test(output)) {
    return unwritableFolder(site.home, reason)
  }
  return databaseFailed(reason, site.log)
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const complaint = lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1)
  return (complaint ?? 'no message').replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim()
}
