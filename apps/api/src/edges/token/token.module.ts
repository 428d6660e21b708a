import { Module } from '@nestjs/common';
import { TokenController } from './token.controller';
import { TokenService } from './token.service';

/** The agents' voice tokens. */
@Module({ controllers: [TokenController], providers: [TokenService] })
export class TokenModule {}
