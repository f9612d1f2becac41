import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export function inProject(...parts) {
  return join(root, ...parts)
}

/** One line of progress, in both languages. */
export function say(chinese, english) {
  process.stdout.write(`${chinese} · ${english}\n`)
}
