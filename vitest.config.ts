import { availableParallelism } from 'node:os'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { reactCompiler } from './scripts/react-compiler.ts'

const shells = ['test/main/app/**/*.test.ts', 'test/preload/**/*.test.ts']

/** Everything under test/ but what needs a browser (e2e) or a quiet machine (bench). */
export default defineConfig({
  plugins: [reactCompiler(), react(), lingui()],
  test: {
    // What hangs is to end, what is slow on a busy machine is not.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // What runs in plain Node waits for its disk now and then: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // Rooms and their worlds: screens are tested in a document, all the rest in plain Node.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // A file begins with what another has loaded: nothing there but what goes by its content outlives a test.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...['e2e', 'bench', 'renderer'].map((room) => `test/${room}/**`), ...shells],
        },
      },
      {
        extends: true,
        // The double of Electron is one for a file, as Electron is one for a process.
        test: { name: 'shell', environment: 'node', include: [...shells] },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          environment: 'jsdom',
          // A file has a world of its own, as in a process of its own, but what it loads was read and compiled before.
          pool: 'vmForks',
          // A world that was left is not always freed: a worker that holds more is replaced.
          vmMemoryLimit: '1GB',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
