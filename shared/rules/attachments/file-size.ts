const units = ['KiB', 'MiB', 'GiB'] as const

/** A number of bytes as a person reads it: "850 bytes", "12 KiB", "3.4 MiB". Rounded up: nothing looks smaller than it is. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  let [size, unit] = [bytes / 1024, 0]
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const shown = size < 10 ? Math.ceil(size * 10) / 10 : Math.ceil(size)
  return `${shown} ${units[unit]}`
}
