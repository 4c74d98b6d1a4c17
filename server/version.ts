/** As package.json states it, which a test compares; a constant, so that the bundled service needs no file beside it. */
export const serviceVersion = '0.1.0'
