/* Loaded before a service that belongs to a console: when the console is gone, so is its sample. */

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The line to the console alone must not keep a service alive that has finished.
process.channel?.unref()
