import { Header } from '@nestjs/common';

/** The carrier refuses a document without this: https://www.twilio.com/docs/api/errors/12300 */
export const Document = () => Header('Content-Type', 'text/xml; charset=utf-8');
