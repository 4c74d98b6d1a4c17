import { join } from 'node:path'

/**
 * For the environment of a program that a test starts: Node keeps what it compiled, by its content, so that the next one does
 * not compile all of it again.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/compiled'),
} as const
