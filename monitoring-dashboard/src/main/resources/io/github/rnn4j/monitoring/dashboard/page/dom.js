// Elements without markup in strings: what data says can only become text.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element; attributes that are functions listen, true ones have no value, null and false ones are left out. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts children in place of those that are there. */
export function replace(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** Says a colour or size of the style sheet, as it is now, light or dark. */
export function styled(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
