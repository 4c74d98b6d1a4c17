/** What a page says, to whichever channel; each takes of it what it can show. */
export interface PageMessage {
  /** Of the page, whatever channel or repeat: gateways that know it show one alarm and not ten. */
  readonly key: string
  /** Of this delivery: the same on a repeated try, so that a gateway that has it already can tell. */
  readonly deliveryId: string
  /** One line: number, group, caller's name and phone, subject, how to acknowledge. */
  readonly text: string
  /** A few words, for channels that have a title. */
  readonly title: string
  /** Opens the page on a phone, and acknowledges there; null where the desk has no public address. */
  readonly link: string | null
}
