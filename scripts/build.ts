import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { bundles, type Bundle } from './bundles.ts'

/* Builds what changed since it was last built, so that a second `npm start` loses no time. `--force` builds all. */

const root = dirname(import.meta.dirname)
const force = process.argv.includes('--force')

for (const bundle of bundles) {
  const fingerprint = fingerprintOf(bundle)
  const stamp = join(root, 'out', '.built', bundle.folder.replace('/', '-'))
  if (!force && readOr(stamp, '') === fingerprint) continue
  const started = performance.now()
  await buildAside(bundle)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, fingerprint)
  console.log(`built out/${bundle.folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Builds beside the old one and swaps: a console that runs meanwhile never finds half a folder. */
async function buildAside(bundle: Bundle): Promise<void> {
  const folder = join(root, 'out', bundle.folder)
  const aside = `${folder}.${process.pid}`
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      ...bundle.config,
      root: join(root, bundle.config.root ?? '.'),
      build: { reportCompressedSize: false, emptyOutDir: true, ...bundle.config.build, outDir: aside },
    })
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function fingerprintOf(bundle: Bundle): string {
  const hash = createHash('sha256')
  const files = bundle.sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const settings = [
    'package.json',
    'package-lock.json',
    'lingui.config.ts',
    'scripts/bundles.ts',
    'scripts/plain-http.ts',
    'scripts/build.ts',
  ]
  for (const file of [...files.sort(), ...settings.map((name) => join(root, name))]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return fallback
  }
}
