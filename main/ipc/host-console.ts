/** What a person may say when starting the console. */
export interface Options {
  /** Open the browser host, also where Electron could run. */
  web: boolean
  /** Port of the browser host on 127.0.0.1; 0 takes a free one. */
  port: number
  /** Open the browser host's address in the default browser. */
  open: boolean
  /** Sign in to this desk instead of the remembered one. */
  serviceUrl: string | null
  token: string | null
  /** Folder of everything this console keeps; null takes the system's usual place. */
  profile: string | null
  /** Start the sample desk and sign in to it. */
  sample: boolean
  /** How many tickets a new sample desk holds. */
  sampleTickets: number
  /** A link of ours to be followed, as it was given: it may lead nowhere. */
  link: string | null
}

/** What `main.ts` hands to either host. */
export interface ConsoleParts {
  options: Options
  version: string
  profile: string
  files: ConsoleFiles
}

/** Where the parts of the built console lie; absolute paths. */
export interface ConsoleFiles {
  screens: string
  browserBridge: string
  electronPreload: string
  service: string
  endWithParent: string
  worker: URL
  icon: string
}
