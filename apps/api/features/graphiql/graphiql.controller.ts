import { Controller, Get, Header } from '@nestjs/common';
import { Needs } from '../../kernel/access/permission.js';
import { PAGE, POLICY } from './page.js';

/** A page to ask questions with, in demo mode only. */
@Controller()
export class GraphiqlController {
  @Get('graphiql')
  @Needs('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  page(): string {
    return PAGE;
  }
}
