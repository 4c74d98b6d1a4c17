import { registerHooks } from 'node:module'

/*
 * Sends every route to `electron` (import, require, from packages too) to the double: the real package would start a
 * download.
 */

const double = new URL('electron-double.ts', import.meta.url).href
const isElectron = (specifier: string) =>
  specifier === 'electron' || /[/\\]node_modules[/\\]electron[/\\]index\.js$/.test(specifier)

registerHooks({
  resolve: (specifier, context, next) =>
    isElectron(specifier) ? { url: double, shortCircuit: true } : next(specifier, context),
})
