/** Drawn so many times as fine as on the screen. */
const scale = 2

/**
 * A PNG of a plot as it is drawn, in its colours of now. Knows what our plots are made of: `rect`, `line`, `polyline`, `circle`
 * and `text`, each with its fill and its stroke. Rejects where the browser makes no picture.
 */
export async function pictureOf(plot: SVGSVGElement): Promise<Blob> {
  const { width, height } = plot.viewBox.baseVal
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws no pictures.')
  context.scale(scale, scale)
  context.fillStyle = getComputedStyle(plot).backgroundColor
  context.fillRect(0, 0, width, height)
  for (const shape of plot.querySelectorAll('rect, line, polyline, circle, text')) drawShape(context, shape)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('This browser makes no picture of it.'))
      else resolve(blob)
    }, 'image/png'),
  )
}

function drawShape(context: CanvasRenderingContext2D, shape: Element): void {
  const style = getComputedStyle(shape)
  if (shape.tagName === 'text') return drawText(context, shape, style)
  context.beginPath()
  trace(context, shape)
  if (style.fill !== 'none') {
    context.fillStyle = style.fill
    context.fill()
  }
  if (style.stroke === 'none') return
  context.strokeStyle = style.stroke
  context.lineWidth = Number.parseFloat(style.strokeWidth)
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
  )
  context.stroke()
}

function drawText(context: CanvasRenderingContext2D, shape: Element, style: CSSStyleDeclaration): void {
  context.fillStyle = style.fill
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  context.textAlign = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left'
  context.fillText(shape.textContent, numberOf(shape, 'x'), numberOf(shape, 'y'))
}

/** The outline of a shape, drawn into a path. */
export function trace(path: Pick<CanvasPath, 'rect' | 'arc' | 'moveTo' | 'lineTo'>, shape: Element): void {
  const at = (name: string) => numberOf(shape, name)
  switch (shape.tagName) {
    case 'rect':
      return path.rect(at('x'), at('y'), at('width'), at('height'))
    case 'circle':
      return path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI)
    case 'line':
      path.moveTo(at('x1'), at('y1'))
      return path.lineTo(at('x2'), at('y2'))
    default: {
      const points = (shape.getAttribute('points') ?? '').trim().split(/\s+/)
      for (const [place, point] of points.entries()) {
        const [x = 0, y = 0] = point.split(',').map(Number)
        if (place === 0) path.moveTo(x, y)
        else path.lineTo(x, y)
      }
    }
  }
}

function numberOf(shape: Element, name: string): number {
  return Number(shape.getAttribute(name) ?? 0)
}
