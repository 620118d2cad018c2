// Contrast of everything drawn in our shadow roots, from computed colours (WCAG 1.4.3 and 1.4.11).

/** Texts under 4.5:1, and edges of controls under 3:1, as sentences. */
export function faint(page) {
  return page.evaluate(() => {
    const parse = (text) => {
      const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [];
      if (text.startsWith('color(srgb')) return [numbers[0] * 255, numbers[1] * 255, numbers[2] * 255, numbers[3] ?? 1];
      return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
    };
    const over = ([r, g, b, a], below) => [r, g, b].map((it, index) => it * a + below[index] * (1 - a)).concat(1);
    const luminance = ([r, g, b]) => {
      const part = (it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const contrast = (one, other) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const up = (it) => it.assignedSlot ?? it.parentElement ?? it.getRootNode().host;
    const ground = (element) => {
      const layers = [];
      for (let it = element; it; it = up(it)) {
        const color = parse(getComputedStyle(it).backgroundColor);
        layers.push(color);
        if (color[3] === 1 || it.localName === 'dialog') break;
      }
      return layers.reverse().reduce((below, color) => over(color, below), [255, 255, 255, 1]);
    };
    const show = (color) => `rgb(${color.slice(0, 3).map(Math.round)})`;
    const found = new Set();
    const seen = (it) => it.getClientRects().length && getComputedStyle(it).visibility === 'visible' && !it.closest('.hidden');
    const text = (it, color, back, what) => {
      const ratio = contrast(over(parse(color), back), back);
      if (ratio < 4.5 - 0.005) found.add(`${it.localName}.${it.className} «${what}» ${ratio.toFixed(2)}: ${show(parse(color))} on ${show(back)}`);
    };
    for (const host of document.querySelectorAll('*')) {
      for (const it of host.shadowRoot?.querySelectorAll('*') ?? []) {
        if (!seen(it)) continue;
        const style = getComputedStyle(it);
        const own = [...it.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
        if (own) text(it, it.localName === 'text' ? style.fill : style.color, ground(it), own.data.trim().slice(0, 20));
        if (it.localName === 'input') {
          text(it, style.color, ground(it), 'value');
          if (it.placeholder) text(it, getComputedStyle(it, '::placeholder').color, ground(it), 'placeholder');
        }
        if (it.matches('.button, input')) {
          const back = ground(up(it));
          const edge = contrast(over(parse(style.borderTopColor), back), back);
          const fill = contrast(ground(it), back);
          if (Math.max(edge, fill) < 3 - 0.005) found.add(`${it.localName}[${it.getAttribute('part')}] edge ${edge.toFixed(2)}, fill ${fill.toFixed(2)}`);
        }
        // Of a drawing each shape that says something; of an icon the whole.
        const shape = it.matches('.cursor path, .sheet :is(.line, .trace, .dot, .bar, .target, .threshold)');
        if (shape || it.matches('svg:not(.sheet, .cursor)')) {
          const back = ground(it);
          const inks = [style.fill, style.stroke].filter((one) => one !== 'none');
          const ratios = (inks.length ? inks : [style.color]).map((one) => contrast(over(parse(one), back), back));
          const ratio = shape ? Math.max(...ratios) : ratios[0];
          if (ratio < 3 - 0.005) found.add(`${shape ? it.getAttribute('class') : `icon in ${it.parentElement.className}`}: ${ratio.toFixed(2)}`);
        }
      }
    }
    return [...found];
  });
}
