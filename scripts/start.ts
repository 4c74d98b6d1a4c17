import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { chooseShell } from './choose-shell.ts'

/* `npm start`: builds what changed, then opens the console with the sample desk. Arguments after `--` go to the console. */

const root = dirname(import.meta.dirname)
const given = process.argv.slice(2)

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const namesDesk = given.some((argument) => /^--(service|sample|help)\b/.test(argument) || argument === '-h')
const choice = given.includes('--web') ? { kind: 'browser' as const, because: null } : chooseShell(root)
if (choice.kind === 'browser' && choice.because !== null) {
  console.log(`${choice.because} Opening the console in the browser instead.`)
}

const program = choice.kind === 'electron' ? choice.executable : process.execPath
const entry = choice.kind === 'electron' ? root : join(root, 'out', 'main', 'main.js')
const child = spawn(program, [entry, ...(namesDesk ? [] : ['--sample']), ...given], { stdio: 'inherit' })

// A terminal sends Ctrl-C to both of us: the console ends in its own time, and we with it.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('error', (error) => {
  console.error(`The console could not be started: ${error.message}`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})
