import { transformAsync } from '@babel/core'
import type { PluginOptions } from 'babel-plugin-react-compiler'
import type { Plugin } from 'vite'

const options: Partial<PluginOptions> = {
  // What breaks React's rules is an error here, and not a component that is left out in silence.
  panicThreshold: 'all_errors',
  // The actions of a store are read by `useQueue.getState()`, which is no call of a hook, whatever it looks like.
  environment: { validateHooksUsage: false },
}

/**
 * React's own compiler for what the screens draw: parts whose data did not change are not drawn again. By Babel, which it is
 * made for; of the syntax only what it has to read, the rest of the build does as before. Source: docs/decisions/0056.
 */
export function reactCompiler(): Plugin {
  return {
    name: 'react-compiler',
    enforce: 'pre',
    transform: {
      // Neither components nor hooks without one of these.
      filter: { id: /\/renderer\/.*\.tsx?$/, code: /\buse[A-Z]|\/>|<\// },
      async handler(code, id) {
        const compiled = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [['babel-plugin-react-compiler', options]],
        })
        return compiled && { code: compiled.code ?? code, map: compiled.map ?? null }
      },
    },
  }
}
