/** Makes an element with a class, attributes and children, which may be texts. */
export function make(tag, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

/**
 * Shows one child per item: those that are there already are kept, so that nothing that is open
 * closes and nothing that has the focus loses it.
 */
export function showList(parent, items, { key, create, update }) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let previous = null;
  for (const item of items) {
    const name = String(key(item));
    let child = known.get(name);
    known.delete(name);
    if (!child) {
      child = create(item);
      child.dataset.key = name;
    }
    update?.(child, item);
    const place = previous ? previous.nextSibling : parent.firstChild;
    if (place !== child) parent.insertBefore(child, place);
    previous = child;
  }
  for (const child of known.values()) child.remove();
}

/** Replaces an element's content only if it says something else than before. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
