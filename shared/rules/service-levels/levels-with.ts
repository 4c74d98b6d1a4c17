import type { ServiceLevels, ServiceLevelsChange } from '../../protocol/service-levels.ts'

/** Service levels after a change: what it does not name stays. */
export function levelsWith(levels: ServiceLevels, change: ServiceLevelsChange): ServiceLevels {
  return {
    timeZone: change.timeZone ?? levels.timeZone,
    holidays: change.holidays ?? levels.holidays,
    warnPercent: change.warnPercent ?? levels.warnPercent,
    standard: change.standard ?? levels.standard,
    'blue-lite': change['blue-lite'] ?? levels['blue-lite'],
    'blue-ice': change['blue-ice'] ?? levels['blue-ice'],
    'deep-blue': change['deep-blue'] ?? levels['deep-blue'],
    'qos-1': change['qos-1'] ?? levels['qos-1'],
    'qos-2': change['qos-2'] ?? levels['qos-2'],
  }
}
