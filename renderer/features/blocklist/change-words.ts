import type { ChangeAct } from './change-check.ts'
import type { ChangeGround } from './change-store.ts'

interface ActTexts {
  /** Of the dialog. */
  title: string
  /** On the button. */
  press: string
  /** What has no effect until the desk has it. */
  untilThen: string
  canned: readonly string[]
  done: string
}

export const changeTexts: Record<ChangeAct, ActTexts> = {
  lift: {
    title: 'Lift the block?',
    press: 'Lift block',
    untilThen: 'Until the desk has this, it goes on withholding the pages.',
    canned: ['They mended the cause', 'Agreed with the customer', 'Blocked by mistake'],
    done: 'The block is lifted here. The list says when the desk has it.',
  },
  extend: {
    title: 'Extend the block',
    press: 'Extend',
    untilThen: 'Until the desk has this, the block ends as it stood.',
    canned: ['False alarms go on', 'Not settled with the customer yet'],
    done: 'The block is extended here. The list says when the desk has it.',
  },
  shorten: {
    title: 'Let the block end sooner',
    press: 'Set the end',
    untilThen: 'Until the desk has this, the block ends as it stood.',
    canned: ['They mended the cause', 'Agreed with the customer'],
    done: 'The end is set here. The list says when the desk has it.',
  },
  'edit-reason': {
    title: 'Edit the reason',
    press: 'Save reason',
    untilThen: 'Until the desk has this, the old reason stands there.',
    canned: [],
    done: 'The reason is changed here. The list says when the desk has it.',
  },
}

/** Of every reason: the audit is for ever. */
export const reasonDescription = 'Stands in the audit for ever. Write it so that the customer may read it.'

/** What a lift does, and what it does not. */
export function liftWords({ entries, others }: ChangeGround): string {
  const what = entries.length === 1 ? 'This block ends' : `All ${entries.length} blocks end`
  const rest =
    others === 0
      ? 'Once the desk has this, the group wakes people again.'
      : `The group stays blocked: ${others === 1 ? 'another block stands' : `${others} other blocks stand`}.`
  return `${what} for good: a lifted block never comes back. ${rest}`
}
