/** The data cannot be opened, in words for the operator: nothing was changed. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
}
