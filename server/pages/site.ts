import type { Settings } from '../../shared/protocol/settings.ts'

/** What every page knows of the desk it belongs to. */
export interface Site {
  readonly settings: Settings
  /** A desk for trial and training: each page says so. */
  readonly sample: boolean
  /** The path below which a proxy shows the desk, without a slash at its end; most often empty. */
  readonly base: string
}
