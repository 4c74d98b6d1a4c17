import type { Plugin } from 'vite'

const id = '\0plain-http'

/**
 * Takes `node:http` as Node's own modules do. An `import` of it reads every one of its exports, among them a getter that
 * loads the whole of undici for a WebSocket that nobody here wants: some 45 ms of processor in each thread, of the 60 that
 * a bare server needs to start. docs/decisions/0022-http-without-undici.md
 */
export function plainHttp(): Plugin {
  return {
    name: 'plain-http',
    enforce: 'pre',
    resolveId(source, _importer, { kind }) {
      const isHttp = source === 'node:http' || source === 'http'
      // What is required reads nothing that it does not use.
      return isHttp && kind === 'import-statement' ? id : null
    },
    load(asked) {
      if (asked !== id) return null
      // A name that is missing here fails the build.
      return `const http = process.getBuiltinModule('node:http')
        export default http
        export const { Agent, createServer, request } = http`
    },
  }
}
