/** A room of the tree, and what its files may import besides their own neighbours in the room. */
export interface Room {
  /** A folder, or one file that is a room by itself. `x/*` makes each folder of x a room of its own. */
  readonly path: string
  /** Rooms by their exact `path`; all of `shared` is one room. */
  readonly rooms: readonly string[]
  /** Packages by name; `@scope/*` for all of a scope. */
  readonly packages: readonly string[]
  /** Node's own modules. SQL is spoken where the design says, so `node:sqlite` is given separately. */
  readonly node: 'none' | 'without-sqlite' | 'all'
}

const reactKit = ['react', 'react-dom', 'zustand', 'react-aria-components', 'lucide-react', '@lingui/react']

/**
 * The walls, one line per room. What is not listed is refused; type imports count. The longest matching path is a
 * file's room; a folder that has rooms within holds its own files only, so a new folder needs its line. Source:
 * docs/decisions/0010-own-wall-check.md.
 */
export const rooms: readonly Room[] = [
  { path: 'docs', rooms: [], packages: [], node: 'none' },
  { path: 'shared', rooms: [], packages: ['markdown-it', 'zod'], node: 'none' },
  { path: 'preload', rooms: ['shared'], packages: ['electron'], node: 'none' },

  { path: 'renderer', rooms: ['shared', 'renderer/bridge.ts', 'renderer/commands', 'renderer/texts', 'renderer/ui', 'renderer/features/*', 'renderer/features/figures', 'renderer/features/help'], packages: reactKit, node: 'none' },
  { path: 'renderer/bridge.ts', rooms: ['shared'], packages: [], node: 'none' },
  { path: 'renderer/texts', rooms: [], packages: ['@lingui/core', '@lingui/message-utils'], node: 'none' },
  { path: 'renderer/commands', rooms: ['renderer/texts'], packages: ['react', 'zustand'], node: 'none' },
  { path: 'renderer/ui', rooms: ['shared', 'renderer/commands', 'renderer/texts'], packages: [...reactKit, '@fontsource-variable/inter', '@tanstack/react-virtual'], node: 'none' },
  { path: 'renderer/features/*', rooms: ['shared', 'renderer/bridge.ts', 'renderer/commands', 'renderer/texts', 'renderer/ui'], packages: [...reactKit, '@tanstack/react-virtual'], node: 'none' },
  { path: 'renderer/features/figures', rooms: ['shared', 'renderer/bridge.ts', 'renderer/commands', 'renderer/texts', 'renderer/ui'], packages: [...reactKit, 'papaparse'], node: 'none' },
  { path: 'renderer/features/help', rooms: ['docs', 'shared', 'renderer/commands', 'renderer/texts', 'renderer/ui'], packages: [...reactKit, 'markdown-it'], node: 'none' },

  { path: 'main/main.ts', rooms: ['shared', 'main', 'main/app', 'main/web', 'main/ipc'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'main/worker.ts', rooms: ['shared', 'main', 'main/ipc', 'main/sync', 'main/store', 'main/remote'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'main/file-worker.ts', rooms: ['main', 'main/store'], packages: [], node: 'without-sqlite' },
  { path: 'main', rooms: ['shared', 'main/ipc'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'main/app', rooms: ['shared', 'main/ipc', 'main/sync', 'main/store', 'main/remote'], packages: ['electron', 'electron-log', 'electron-store', 'electron-updater', 'zod'], node: 'without-sqlite' },
  { path: 'main/web', rooms: ['shared', 'main/ipc', 'main/sync', 'main/store', 'main/remote'], packages: ['conf', 'ws', 'zod'], node: 'without-sqlite' },
  { path: 'main/ipc', rooms: ['shared', 'main/sync', 'main/store'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'main/sync', rooms: ['shared', 'main/store', 'main/remote'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'main/store', rooms: ['shared'], packages: [], node: 'all' },
  { path: 'main/remote', rooms: ['shared'], packages: ['axios', 'eventsource-parser', 'zod'], node: 'without-sqlite' },

  { path: 'server', rooms: ['shared', 'server/routes', 'server/plugins', 'server/store', 'server/pages', 'server/maintenance', 'server/sample', 'server/sample/gateway', 'server/paging', 'server/paging/channels', 'server/mail'], packages: ['fastify', 'fastify-type-provider-zod', '@fastify/*', 'zod'], node: 'without-sqlite' },
  { path: 'server/routes', rooms: ['shared', 'server', 'server/intake', 'server/plugins', 'server/store', 'server/pages', 'server/paging'], packages: ['fastify', 'fastify-type-provider-zod', '@fastify/*', 'papaparse', 'uuid', 'zod'], node: 'without-sqlite' },
  { path: 'server/plugins', rooms: ['shared', 'server', 'server/store', 'server/pages'], packages: ['fastify', 'fastify-type-provider-zod', '@fastify/*', 'helmet', 'zod'], node: 'without-sqlite' },
  { path: 'server/intake', rooms: ['shared', 'server/plugins', 'server/store'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'server/pages', rooms: ['shared'], packages: [], node: 'none' },
  { path: 'server/store', rooms: ['shared'], packages: ['kysely', 'uuid', 'zod'], node: 'all' },
  { path: 'server/maintenance', rooms: ['shared', 'server', 'server/store'], packages: [], node: 'all' },
  { path: 'server/paging', rooms: ['shared', 'server', 'server/store', 'server/paging/channels'], packages: ['fastify'], node: 'without-sqlite' },
  { path: 'server/paging/channels', rooms: ['shared'], packages: ['nodemailer'], node: 'without-sqlite' },
  { path: 'server/mail', rooms: ['shared', 'server', 'server/store', 'server/paging/channels'], packages: [], node: 'without-sqlite' },
  { path: 'server/sample', rooms: ['shared', 'server', 'server/store', 'server/paging/channels', 'server/sample/gateway'], packages: ['zod'], node: 'without-sqlite' },
  { path: 'server/sample/gateway', rooms: ['shared', 'server/pages'], packages: ['smtp-server', 'zod'], node: 'without-sqlite' },
] // prettier-ignore

/** Rooms where anything may be imported; nobody but a test imports from them. */
export const openRooms = ['scripts', 'test'] as const

/** Where a program begins: nothing imports these, or there would be two beginnings. */
export const entries = [
  'main/main.ts',
  'main/worker.ts',
  'main/file-worker.ts',
  'renderer/main.tsx',
  'server/server.ts',
] as const
