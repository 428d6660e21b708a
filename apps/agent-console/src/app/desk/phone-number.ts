/** Writes a North American number in groups; leaves every other one as it is. */
export function phoneNumberText(number: string): string {
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (northAmerican) {
    const [, area = '', exchange = '', line = ''] = northAmerican;
    return `+1 ${area} ${exchange} ${line}`;
  }
  // How other countries group their digits is a science of its own.
  return number || 'Unknown number';
}
