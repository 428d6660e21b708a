import { Form } from './form';

describe('the fields of a request', () => {
  it('are told each with all its values, in order', () => {
    const form = new Form(new URLSearchParams('a=1&b=2&a=3&__proto__=4'));
    expect(Object.entries(form.entries())).toEqual([
      ['a', '1 3'],
      ['b', '2'],
      ['__proto__', '4'],
    ]);
  });

  it('are each looked at once, however many there are: nobody is known yet who sends them', () => {
    let looks = 0;
    function* watched() {
      for (let at = 0; at < 1_000; at += 1) {
        looks += 1;
        yield [`a${at % 7}`, 'x'] as const;
      }
    }
    new Form(watched()).entries();
    expect(looks).toBe(1_000);
  });
});
