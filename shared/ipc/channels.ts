/** Electron's channels, apart from the schemas so that the preload script stays small. */
export const channels = { call: 'desk:call', event: 'desk:event' } as const
