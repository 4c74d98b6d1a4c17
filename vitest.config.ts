import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Everything under test/ but what needs a browser (e2e) or a quiet machine (bench). */
export default defineConfig({
  plugins: [react(), lingui()],
  test: {
    // What hangs is to end, what is slow on a busy machine is not.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // As many as there are cores. Its own default leaves one idle: half of a machine with two.
    maxWorkers: '100%',
    // Two rooms, two worlds: screens are tested in a document, all the rest in plain Node.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**', 'test/renderer/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
