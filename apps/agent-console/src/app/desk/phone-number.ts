/** Writes an E.164 number so that it can be read aloud; leaves everything else as it is. */
export function phoneNumberText(number: string): string {
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (northAmerican) {
    const [, area = '', exchange = '', line = ''] = northAmerican;
    return `+1 ${area} ${exchange} ${line}`;
  }
  return /^\+\d+$/.test(number)
    ? number.replace(/(\d{3})(?=\d)/g, '$1 ')
    : number || 'Unknown number';
}
