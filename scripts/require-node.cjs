/* Loaded before every script (package.json): plain JavaScript of any age, since an old Node cannot read the rest. */
var version = process.versions.node.split('.').map(Number)
var reads = version[0] > 22 || (version[0] === 22 && version[1] >= 18)
if (!reads) {
  console.error(
    'iMagine Desk needs Node 22.18 or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').',
  )
  console.error(
    'On Linux x64 `npm ci` brings a fitting one along, unless it ran with --omit=optional. Elsewhere: https://nodejs.org',
  )
  process.exit(1)
}
