// Whether a page fits its window, and whether what is to be touched is large enough for a finger.

/** The smallest side of anything to be touched, and of the main controls in large type, in CSS pixels. */
export const TARGET = 44;
export const LARGE_TARGET = 60;

export const EVERYTHING = 'a[href], button, input:not([type=hidden]), select, summary, [role=button]';
export const MAIN_CONTROLS = 'button, input, select, summary, nav a, a.ty-button, a.ty-chip, .ty-card h3 a';
/** What reaches beyond the sides of the window, unless it stands in a part that scrolls by itself or on the map. */
export function overflowing(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest('.ty-scroll, .ty-map__box') && !element.matches('.ty-scroll, .ty-map__box');
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const shown = width > 0 && height > 0 && element.checkVisibility() && !element.matches('.ty-skip');
      return shown && (right > wide + 0.5 || left < -0.5) && !scrolls(element);
    });
    const named = out.map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
    return document.documentElement.scrollWidth > wide ? [`the page is ${document.documentElement.scrollWidth} px wide`, ...named] : named;
  });
}

/** Opens every disclosure, so that what is in it counts too. */
export function openAll(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });
}

/**
 * What is smaller than `least` to the touch. A link in running text may be as high as its line (WCAG 2.5.8, inline). What is drawn small
 * may still answer to touches around it; so what is small is touched at the edges of a square around its middle.
 */
export function tooSmall(page, selector, least) {
  return page.evaluate(([all, side]) => {
    const inline = (element) => {
      if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, td, th, dd, dt, figcaption, caption, blockquote');
      const links = [...(block?.querySelectorAll('a') ?? [])].reduce((sum, link) => sum + link.textContent.trim().length, 0);
      return block && block.textContent.trim().length - links >= 2;
    };
    const answers = (element) => {
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y, half] = [left + width / 2, top + height / 2, side / 2 - 1];
      return [[-half, 0], [half, 0], [0, -half], [0, half]].every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit && (element === hit || element.contains(hit));
      });
    };
    const small = (element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || !element.checkVisibility() || inline(element)) return false;
      return (width < side - 0.5 || height < side - 0.5) && !answers(element);
    };
    return [...document.querySelectorAll(all)].filter(small).map((element) => {
      const [width, height] = [element.offsetWidth, element.offsetHeight];
      return `${width} × ${height}: <${element.localName}> ${element.className} ${element.textContent.trim().slice(0, 30)}`;
    });
  }, [selector, least]);
}
