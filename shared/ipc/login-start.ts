/** Whether this console is started when its person signs in to the system. */
export type LoginStart =
  | { kind: 'choice'; isOn: boolean }
  /** This console cannot see to it; why not, and what a person can do instead. */
  | { kind: 'cannot'; why: string }
