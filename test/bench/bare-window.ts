/*
 * The least a host of a browser window can be: what B1 is held against. Run as a program of its own, and quick at that:
 * stripped of its types beforehand, and without undici (docs/decisions/0022-http-without-undici.md).
 */

const { createServer } = process.getBuiltinModule('node:http')
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end('<!doctype html><title>Bare</title><p role="row">Nothing but a line.')
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object')
    console.log(`console at http://127.0.0.1:${address.port}/`)
})
process.on('SIGTERM', () => process.exit(0))
