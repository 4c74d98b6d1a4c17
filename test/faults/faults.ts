import type { Fault } from './fault.ts'
import { roughNetwork } from './f04-rough-network.ts'
import { killedWhileWriting } from './processes/f01-killed-while-writing.ts'
import { tornJournal } from './processes/f02-torn-journal.ts'
import { killedService } from './processes/f03-killed-service.ts'
import { adminsOffline } from './processes/f05-admins-offline.ts'
import { monthOffline, ordersOfArrival } from './processes/f05-month-offline.ts'
import { clocks } from './processes/f06-clocks.ts'
import { pagerClocks } from './processes/f06-pager-clocks.ts'
import { fullDisk } from './processes/f07-full-disk.ts'
import { corruptFiles } from './processes/f08-corrupt-files.ts'
import { tokens } from './processes/f09-tokens.ts'
import { badWeather } from './processes/f10-bad-weather.ts'
import { newerFiles } from './processes/f11-newer-files.ts'
import { mixedVersions } from './processes/f11-mixed-versions.ts'
import { killedMigrations } from './processes/f11-migrations.ts'
import { badGateways } from './processes/f12-bad-gateways.ts'
import { ticketsOpened } from './processes/l01-tickets-opened.ts'

/** Every row of the table of faults, in its order. */
export const faults: readonly Fault[] = [
  killedWhileWriting,
  tornJournal,
  killedService,
  roughNetwork,
  monthOffline,
  ordersOfArrival,
  adminsOffline,
  clocks,
  pagerClocks,
  fullDisk,
  corruptFiles,
  tokens,
  badWeather,
  killedMigrations,
  newerFiles,
  mixedVersions,
  badGateways,
  ticketsOpened,
]
