/** The provider's service plans, in the order of their price. */
export const plans = ['blue-lite', 'blue-ice', 'deep-blue', 'qos-1', 'qos-2'] as const

export type Plan = (typeof plans)[number]

export const planNames: Record<Plan, string> = {
  'blue-lite': 'Blue Lite',
  'blue-ice': 'Blue Ice',
  'deep-blue': 'Deep Blue',
  'qos-1': 'QOS 1',
  'qos-2': 'QOS 2',
}
