/**
 * Writes a North American number in groups; leaves every other one as it is. Null is one that its
 * owner hides.
 */
export function phoneNumberText(number: string | null): string {
  if (number === null) return 'Hidden number';
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (northAmerican) {
    const [, area = '', exchange = '', line = ''] = northAmerican;
    return `+1 ${area} ${exchange} ${line}`;
  }
  // How other countries group their digits is a science of its own.
  return number || 'Unknown number';
}
