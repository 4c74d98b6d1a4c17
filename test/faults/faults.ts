import type { Fault } from './fault.ts'
import { killedWhileWriting } from './processes/f01-killed-while-writing.ts'

/** Every row of the table of faults, in its order. */
export const faults: readonly Fault[] = [killedWhileWriting]
