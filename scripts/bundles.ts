import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'
import { reactCompiler } from './react-compiler.ts'
import { plainHttp } from './plain-http.ts'

/** One thing that is built: from which folders, and how. Each lands in `out/<folder>`. */
export interface Bundle {
  folder: string
  /** A change under any of these makes it stale. */
  sources: readonly string[]
  config: InlineConfig
}

/** Electron 45 brings Node 24.18; the browser host and the service run on Node ≥ 22.18. */
const nodeTarget = 'node22.18'
/** Electron 45 is built on Chromium 156; the browser host is for browsers of the last two years. */
const screenTarget = ['chrome130', 'firefox132', 'safari18']

/** For Node: every package goes in, so that nothing of node_modules is shipped; `electron` comes with the runtime. */
function forNode(input: Record<string, string>, banner = ''): InlineConfig {
  return {
    plugins: [plainHttp()],
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: nodeTarget,
      minify: false,
      rolldownOptions: {
        input,
        output: {
          banner,
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
        },
      },
    },
  }
}

/** One self-contained script that a page or a sandboxed preload can load. */
function forWindow(entry: string, fileName: string, format: 'cjs' | 'es'): InlineConfig {
  return {
    build: {
      target: screenTarget,
      lib: { entry, formats: [format], fileName: () => fileName },
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  }
}

export const bundles: readonly Bundle[] = [
  {
    folder: 'renderer',
    sources: ['renderer', 'shared', 'resources/screen', 'docs/guide', 'docs/images'],
    config: {
      root: 'renderer',
      base: './',
      publicDir: '../resources/screen',
      plugins: [reactCompiler(), react(), lingui()],
      build: {
        target: screenTarget,
        // Nothing inline: the policy of the pages admits files of their own origin only.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // One sheet for all parts: which rule comes last must not depend on what was loaded when.
        cssCodeSplit: false,
        chunkSizeWarningLimit: 2000,
        // That React's compiler takes most of a first build is known, and nothing for whoever starts the console.
        rolldownOptions: { checks: { bundlerTimings: false } },
      },
    },
  },
  {
    folder: 'preload/electron',
    sources: ['preload', 'shared'],
    config: forWindow('preload/electron.ts', 'preload.cjs', 'cjs'),
  },
  {
    folder: 'preload/browser',
    sources: ['preload', 'shared'],
    config: forWindow('preload/browser.ts', 'bridge.js', 'es'),
  },
  {
    folder: 'main',
    sources: ['main', 'shared'],
    config: forNode({
      main: 'main/main.ts',
      worker: 'main/worker.ts',
      'file-worker': 'main/file-worker.ts',
      'end-with-parent': 'main/web/end-with-parent.ts',
    }),
  },
  {
    folder: 'service',
    sources: ['server', 'shared'],
    // `imagine-desk-service` (package.json: bin) runs this file as it is.
    config: forNode({ server: 'server/server.ts' }, '#!/usr/bin/env node'),
  },
]
