import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformAsync, version as babelVersion } from '@babel/core'
import compiler from 'babel-plugin-react-compiler/package.json' with { type: 'json' }
import type { PluginOptions } from 'babel-plugin-react-compiler'
import type { Plugin } from 'vite'
import { z } from 'zod'

const options: Partial<PluginOptions> = {
  // What breaks React's rules is an error here, and not a component that is left out in silence.
  panicThreshold: 'all_errors',
  // The actions of a store are read by `useQueue.getState()`, which is no call of a hook, whatever it looks like.
  environment: { validateHooksUsage: false },
}

const root = fileURLToPath(new URL('..', import.meta.url))
/** Compiling takes three quarters of a build: what did not change since is not compiled again, by whichever build or test. */
const kept = join(root, '.cache/react-compiler')
/** Whatever else decides what comes of a file. */
const made = [compiler.version, babelVersion, JSON.stringify(options)].join('\n')

/** `key` is of the source and of all that compiles it. */
const compiledSchema = z.object({ key: z.string(), code: z.string(), map: z.string().nullable() })
type Compiled = z.infer<typeof compiledSchema>

/**
 * React's own compiler for what the screens draw: parts whose data did not change are not drawn again. By Babel, which it is
 * made for; of the syntax only what it has to read, the rest of the build does as before. Source: docs/decisions/0056.
 */
export function reactCompiler(): Plugin {
  mkdirSync(kept, { recursive: true })
  return {
    name: 'react-compiler',
    enforce: 'pre',
    transform: {
      // Neither components nor hooks without one of these.
      filter: { id: /\/renderer\/.*\.tsx?$/, code: /\buse[A-Z]|\/>|<\// },
      async handler(source, id) {
        const { code, map } = await compiled(source, id)
        return { code, map }
      },
    },
  }
}

/** One file for each source: the newest of it. */
async function compiled(source: string, id: string): Promise<Compiled> {
  const file = join(kept, `${hashOf(id)}.json`)
  const key = hashOf(`${made}\n${source}`)
  const before = read(file)
  if (before?.key === key) return before
  const result = await transformAsync(source, {
    filename: id,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [['babel-plugin-react-compiler', options]],
  })
  const now = { key, code: result?.code ?? source, map: result?.map ? JSON.stringify(result.map) : null }
  // Another build may read it at this moment: it finds all of it, or the one before.
  const half = `${file}.${process.pid}`
  writeFileSync(half, JSON.stringify(now))
  renameSync(half, file)
  return now
}

function read(file: string): Compiled | null {
  try {
    return compiledSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
