// What a reader could not see or hit: sideways scroll, clipped text, small targets. Measured inside the page.

/** How far the page, and every element inside our widgets, can be scrolled sideways. The ground of a map is a sheet
 *  larger than its window; `wide` names what may be wider than its place, as a table of data may (WCAG 1.4.10). */
export function sideways(page, wide = 'nothing') {
  return page.evaluate((wide) => {
    const found = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth} > ${root.clientWidth}`);
    for (const host of document.querySelectorAll('*')) {
      for (const it of host.shadowRoot?.querySelectorAll('*') ?? []) {
        const { overflowX } = getComputedStyle(it);
        if (/auto|scroll/.test(overflowX) && it.scrollWidth > it.clientWidth && !it.matches(wide)) found.push(`${it.localName}.${it.className}`);
        const { left, right, width } = it.getBoundingClientRect();
        const visible = width > 0 && !it.closest('.hidden, svg, .ground *, details:not([open]) > :not(summary)') && !it.parentElement?.closest(wide) && getComputedStyle(it).visibility === 'visible';
        if (visible && (right > innerWidth + 0.5 || left < -0.5)) found.push(`${it.localName}.${it.className} reaches ${left}–${right}`);
      }
    }
    return found;
  }, wide);
}

/** Lines of text that stick out of the box they belong to, or that a box cuts. `ellipsis` names what may be shortened
 *  sideways because the whole text is one step away. What lies on the ground of a map goes over its edge with it. */
export function clipped(page, ellipsis = '.month .event .summary, .month .event') {
  return page.evaluate((ellipsis) => {
    const found = new Set();
    const say = (it, why) => found.add(`${it.localName}.${it.className || it.getAttribute('part') || ''}: ${why}`);
    const walk = (root) => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        const parent = text.parentElement;
        if (!parent || !text.data.trim() || parent.closest('.hidden, svg, title, details:not([open]) > :not(summary)')) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()].filter((it) => it.width > 1);
        if (!lines.length || getComputedStyle(parent).visibility !== 'visible') continue;
        for (let box = parent; box; box = box.parentElement) {
          const style = getComputedStyle(box);
          const owner = box.matches('button, a.button, input, td, th, .notice, .alert, header');
          const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
          const scrolls = /auto|scroll/.test(style.overflowY);
          if ((!owner && !clips) || (box.matches('.stage, .ground') && parent.closest('.ground'))) continue;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          for (const line of lines) {
            const height = (line.bottom - line.top) * 0.2; // a line's box is taller than its letters
            if (!scrolls && (line.top + height < top - 1 || line.bottom - height > bottom + 1)) say(box, `«${text.data.slice(0, 30)}» is cut in height`);
            const sideways = line.right > right + 1 || line.left < left - 1;
            if (sideways && !box.matches(ellipsis) && !parent.closest(ellipsis)) say(box, `«${text.data.slice(0, 30)}» is cut in width`);
          }
        }
      }
    };
    for (const host of document.querySelectorAll('*')) if (host.shadowRoot) walk(host.shadowRoot);
    return [...found];
  }, ellipsis);
}

/** Texts of two different controls that lie upon each other. */
export function overlaps(page) {
  return page.evaluate(() => {
    const boxes = [];
    /** What the boxes that scroll leave of it. */
    const seen = (it, { left, right, top, bottom }) => {
      for (let box = it.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'visible') continue;
        const edge = box.getBoundingClientRect();
        [top, bottom, left, right] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom), Math.max(left, edge.left), Math.min(right, edge.right)];
      }
      return { left, right, top, bottom, width: right - left, height: bottom - top };
    };
    // Marks lie under the buttons of the map, as the ground does.
    const pointed = '.event, .more, .mark';
    for (const host of document.querySelectorAll('*')) {
      const top = host.shadowRoot?.querySelector('dialog[open]') ?? host.shadowRoot;
      for (const it of top?.querySelectorAll('button, input, a, h2, h3, p, dt, dd') ?? []) {
        if (it.closest('.hidden, details:not([open]) > :not(summary)') || it.querySelector('button, input, a, p')) continue;
        const { visibility, opacity } = getComputedStyle(it); // a slider may be heard and not seen
        if (visibility !== 'visible' || opacity === '0') continue;
        const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        const rects = it.localName === 'input' ? [it.getBoundingClientRect()] : [];
        while (texts.nextNode()) {
          if (texts.currentNode.parentElement.closest('.hidden')) continue;
          const range = document.createRange();
          range.selectNodeContents(texts.currentNode);
          rects.push(...range.getClientRects());
        }
        for (const rect of rects.map((one) => seen(it, one))) if (rect.width > 1 && rect.height > 1 && !it.matches(pointed)) boxes.push([it, rect]);
      }
    }
    const found = [];
    for (const [one, a] of boxes) {
      for (const [other, b] of boxes) {
        if (one === other || one.contains(other) || other.contains(one)) continue;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 4) found.push(`${one.textContent.trim().slice(0, 20)} × ${other.textContent.trim().slice(0, 20)}`);
      }
    }
    return found;
  });
}

/** Interactive elements smaller than promise A7 allows. Links inside a sentence are exempt (WCAG 2.5.8); `second` are
 *  the ways a primary one exists for, too. */
export function small(page, second = '[part~=grid] *') {
  return page.evaluate((second) => {
    const found = [];
    for (const host of document.querySelectorAll('*')) {
      const root = host.shadowRoot?.querySelector('dialog[open]') ?? host.shadowRoot;
      for (const it of root?.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"], summary, [role=grid] td') ?? []) {
        const inSentence = it.localName === 'a' && it.closest('[part~=rich]');
        const { width, height } = it.getBoundingClientRect();
        if (!width || !height || inSentence || it.closest('details:not([open]) > :not(summary)')) continue;
        const primary = it.matches('[part~=button], [part~=input], .row, .button') && !it.matches(second);
        const least = primary ? 44 : 24;
        const narrow = primary && !it.matches('.row, input') ? width < 44 - 0.01 : width < 24 - 0.01;
        if (height < least - 0.01 || narrow) {
          found.push(`${it.localName}[${it.getAttribute('part') ?? it.className}] ${width.toFixed(1)} × ${height.toFixed(1)}: ${it.textContent.trim().slice(0, 30)}`);
        }
      }
    }
    return found;
  }, second);
}

/** WCAG 1.4.12, put inside every shadow root, as a reader's own style sheet would be. */
export function spaceText(page) {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    for (const host of document.querySelectorAll('*')) {
      if (host.shadowRoot) host.shadowRoot.adoptedStyleSheets = [...host.shadowRoot.adoptedStyleSheets, sheet];
    }
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}
