import { i18n } from '../../texts/i18n.ts'
import type { ChangeAct } from './change-check.ts'
import type { ChangeGround } from './change-store.ts'

interface ActTexts {
  /** Of the dialog. */
  title: string
  /** On the button. */
  press: string
  /** What has no effect until the desk has it. */
  untilThen: string
  /** They go into the audit as they stand here: in English, whatever the console speaks. */
  canned: readonly string[]
  done: string
}

export const changeTexts: Record<ChangeAct, ActTexts> = {
  lift: {
    title: i18n.t('Lift the block?'),
    press: i18n.t('Lift block'),
    untilThen: i18n.t('Until the desk has this, it goes on withholding the pages.'),
    canned: ['They mended the cause', 'Agreed with the customer', 'Blocked by mistake'],
    done: i18n.t('The block is lifted here. The list says when the desk has it.'),
  },
  extend: {
    title: i18n.t('Extend the block'),
    press: i18n.t('Extend'),
    untilThen: i18n.t('Until the desk has this, the block ends as it stood.'),
    canned: ['False alarms go on', 'Not settled with the customer yet'],
    done: i18n.t('The block is extended here. The list says when the desk has it.'),
  },
  shorten: {
    title: i18n.t('Let the block end sooner'),
    press: i18n.t('Set the end'),
    untilThen: i18n.t('Until the desk has this, the block ends as it stood.'),
    canned: ['They mended the cause', 'Agreed with the customer'],
    done: i18n.t('The end is set here. The list says when the desk has it.'),
  },
  'edit-reason': {
    title: i18n.t('Edit the reason'),
    press: i18n.t('Save reason'),
    untilThen: i18n.t('Until the desk has this, the old reason stands there.'),
    canned: [],
    done: i18n.t('The reason is changed here. The list says when the desk has it.'),
  },
}

/** Of every reason: the audit is for ever. */
export const reasonDescription = i18n.t(
  'Stands in the audit for ever. Write it so that the customer may read it.',
)

/** What a lift does, and what it does not. */
export function liftWords({ entries, others }: ChangeGround): string {
  const what =
    entries.length === 1
      ? i18n.t('This block ends for good: a lifted block never comes back.')
      : i18n.t('All {count} blocks end for good: a lifted block never comes back.', { count: entries.length })
  const rest =
    others === 0
      ? i18n.t('Once the desk has this, the group wakes people again.')
      : i18n.t(
          'The group stays blocked: {others, plural, one {another block stands} other {# other blocks stand}}.',
          { others },
        )
  return `${what} ${rest}`
}
