import type { LoginStart } from '../../shared/ipc/login-start.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { HostView } from '../../shared/ipc/views.ts'

/* What a shell (Electron or the browser host) gives to the console's host side; everything else is written once. */

/** One small JSON file. What comes back is whatever stands there: parse it. */
export interface SettingsFile {
  read(): unknown
  write(values: Readonly<Record<string, unknown>>): void
}

/** Where the device's token rests between two starts. */
export interface TokenVault {
  readonly storage: HostView['tokenStorage']
  /** Fails with `token-storage-plain` where only plain text is left and the person has not agreed to it. */
  allows(plainTokenAccepted: boolean): Result<null>
  /** Throws where the disk refuses. */
  keep(token: string): void
  /** Null where there is none, or it can be read no more (another keychain, another user). */
  read(): string | null
  forget(): void
}

/** The desk service as a process of its own. */
export interface ServiceProcess {
  onLine(listen: (line: string) => void): void
  onExit(listen: () => void): void
  /** Asks it to finish what is open; resolves when it has ended. */
  stop(): Promise<void>
}

/** Starts the console when its person signs in to the system, where that can be had. Throws where the disk refuses. */
export interface LoginSwitch {
  read(): LoginStart
  change(isOn: boolean): LoginStart
}

export interface Shell {
  readonly kind: HostView['kind']
  readonly version: string
  readonly platform: string
  /** The name that an administrator sees in the list of devices. */
  readonly deviceName: string
  settingsFile(folder: string, name: string): SettingsFile
  tokenVault(folder: string): TokenVault
  readonly login: LoginSwitch
  /** Starts the bundled service with exactly these variables beside those any program needs. */
  launchService(environment: Readonly<Record<string, string>>): ServiceProcess
  /** One line for the log of this shell. Never a token, never what a customer wrote. */
  log(line: string): void
}
