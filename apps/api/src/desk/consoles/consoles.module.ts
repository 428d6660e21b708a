import { Global, Module } from '@nestjs/common';
import { Consoles } from './consoles';

/** Lets everybody tell the consoles something, without knowing how they are connected. */
@Global()
@Module({ providers: [Consoles], exports: [Consoles] })
export class ConsolesModule {}
