import './electron-hook.ts'
import { app } from './electron-double.ts'

/* Loaded before the built console: this Node then passes for Electron, and every window is a double. */

Object.defineProperty(process.versions, 'electron', { value: '45.4.1' })
Object.defineProperty(process, 'defaultApp', { value: true })
app.on('double-shows', (address, status) => console.log(`window shows ${address}: ${status}`))
