/** Switches of Chromium and Node that a launcher or a debugger may add; they are not ours to judge. */
const foreign =
  /^--(ozone-|enable-|disable-|force-|lang=|inspect|remote-debugging-|no-sandbox$|user-data-dir=|gtk-version=|class=|allow-file-access|original-process-start-time)/

/** What stands on the command line for the console itself. */
export function ownArguments(started: {
  argv: readonly string[]
  versions: Readonly<Record<string, string | undefined>>
  /** Set by Electron where the application is a folder named on the command line. */
  defaultApp?: boolean
}): string[] {
  if (started.versions['electron'] === undefined) return started.argv.slice(2)
  return started.argv.slice(started.defaultApp === true ? 2 : 1).filter((argument) => !foreign.test(argument))
}
