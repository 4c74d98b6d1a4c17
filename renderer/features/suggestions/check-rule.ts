import { thresholdsSchema, type Thresholds } from '../../../shared/protocol/settings.ts'
import { i18n } from '../../texts/i18n.ts'

type Rule = Thresholds['suggestion']

/** As it stands in the fields. */
export type EnteredRule = Record<keyof Rule, string>

/** What is wrong with which field. */
export type RuleMessages = { [Field in keyof Rule]?: string }

const schema = thresholdsSchema.shape.suggestion
const ranges: Record<keyof Rule, string> = {
  falseAlarms: i18n.t('A whole number from 1 to 100.'),
  days: i18n.t('A whole number from 1 to 90.'),
}

/** The rule that was entered, or what is wrong with it: the contract's own limits. */
export function checkRule(
  entered: EnteredRule,
): { ok: true; rule: Rule } | { ok: false; messages: RuleMessages } {
  const parsed = schema.safeParse({
    falseAlarms: numberOf(entered.falseAlarms),
    days: numberOf(entered.days),
  })
  if (parsed.success) return { ok: true, rule: parsed.data }
  const messages: RuleMessages = {}
  for (const { path } of parsed.error.issues) {
    const [field] = path
    if (field === 'falseAlarms' || field === 'days') messages[field] = ranges[field]
  }
  return { ok: false, messages }
}

export function ruleText({ falseAlarms, days }: Rule): EnteredRule {
  return { falseAlarms: String(falseAlarms), days: String(days) }
}

/** Only digits: "1e1" and "0x10" are no numbers that a person enters here. */
function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
}
