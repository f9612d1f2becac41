import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from './start.ts'

// A process of its own that starts the database in the folder given, says so in one line of
// JSON, and stops it when its input ends. The tests kill it to leave the database behind.
const folder = process.argv[2] ?? ''
const database = await startEmbedded({ folder, report: () => {}, settings: 'test' })
const lock = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8')
const pid = Number.parseInt(lock, 10)
process.stdout.write(`${JSON.stringify({ pid, connection: database.connection })}\n`)
process.stdin.resume()
process.stdin.on('end', () => void database.stop().then(() => process.exit(0)))
