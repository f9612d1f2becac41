import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

export const missingBrowser =
  'No browser found for the acceptance tests. Install one with: ' +
  'apt-get install -y --no-install-recommends chromium fonts-noto-cjk ' +
  '(or set CHROMIUM to the path of a Chromium).'

/**
 * Finds the Chromium that drives the acceptance tests.
 * @param environment `CHROMIUM` wins over the folders of `PATH`
 * @returns the path of an executable file, or undefined
 */
export function findBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  if (environment['CHROMIUM']) return [environment['CHROMIUM']].find(isExecutable)
  const folders = (environment['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
