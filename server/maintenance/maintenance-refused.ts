/** A maintenance command that cannot be carried out, in words for the operator: nothing was changed. */
export class MaintenanceRefused extends Error {
  override readonly name = 'MaintenanceRefused'
}
