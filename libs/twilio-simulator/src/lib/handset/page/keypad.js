const letters = {
  2: 'ABC',
  3: 'DEF',
  4: 'GHI',
  5: 'JKL',
  6: 'MNO',
  7: 'PQRS',
  8: 'TUV',
  9: 'WXYZ',
  0: '+',
};

/** Fills the element with the keys of a telephone. */
export function makeKeypad(element, press) {
  for (const key of '123456789*0#') {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'key';
    button.dataset.key = key;
    const digit = document.createElement('span');
    digit.textContent = key;
    const small = document.createElement('small');
    small.textContent = letters[key] ?? '';
    small.setAttribute('aria-hidden', 'true');
    button.append(digit, small);
    button.addEventListener('click', () => press(key));
    element.append(button);
  }
  // A computer's own keys work as well, unless somebody types into a field.
  document.addEventListener('keydown', (event) => {
    const inField = event.target.tagName === 'INPUT';
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = element.querySelector(`[data-key='${event.key.replaceAll("'", '')}']`);
    if (!button) return;
    press(event.key);
    button.classList.add('pressed');
    setTimeout(() => button.classList.remove('pressed'), 150);
  });
}
