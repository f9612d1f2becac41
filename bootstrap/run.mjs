import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, sep } from 'node:path'
import { inProject, root } from './project.mjs'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program with this process's terminal and resolves to its exit code, which is 128 plus
 * the number of the signal that ended it, as a shell has it. Signals are passed on.
 */
export function run([program, ...args], { cwd = root, env = process.env } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: 'inherit' })
  const stopForwarding = forwardSignals(child)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`)
      stopForwarding()
      resolve(127)
    })
    child.once('close', (code, signal) => {
      stopForwarding()
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** The environment in which `node` and the project's tools are those of this project. */
export function toolEnvironment(node, extra = {}) {
  const path = [dirname(node), inProject('node_modules', '.bin'), outsidePath()].join(delimiter)
  return { ...process.env, PATH: path, ...extra }
}

/** npm puts the project's own programs first; an installation must not run from what it replaces. */
export function outsidePath(path = process.env.PATH ?? '') {
  const inside = `node_modules${sep}.bin`
  return path
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.endsWith(inside))
    .join(delimiter)
}

/** A terminal sends Ctrl-C to every process of the group, so the child has had it already. */
function forwardSignals(child) {
  const hasTerminal = [process.stdin, process.stdout, process.stderr].some((end) => end.isTTY)
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !hasTerminal) child.kill(signal)
  }
  for (const signal of FORWARDED) process.on(signal, pass)
  const stopWatching = endWithNpm(child)
  return () => {
    stopWatching()
    for (const signal of FORWARDED) process.off(signal, pass)
  }
}

/** npm that is killed outright tells nobody: what it started would run on and hold the port. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  return () => clearInterval(watch)
}
