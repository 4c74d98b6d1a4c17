/** Of every file of ours, in bytes. */
export const pageSize = 8192
