import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  metadataXml,
  odataFormat,
  odataPage,
  odataQuery,
  powerBiFile,
  serviceDocument,
  type OdataPage,
} from '#libs/open-data';
import { Needs } from '../../kernel/access/permission.js';
import { answeredSet, OdataSets, rootOf } from './odata-sets.js';

type Options = Readonly<Record<string, unknown>>;

/**
 * The open figures of the editions in force as OData v4, in the shape of CBS: what Excel and Power BI read by
 * themselves. A stated subset of the language is read; everything else is refused in words.
 */
@Controller('open/v1')
export class OdataController {
  constructor(private readonly sets: OdataSets) {}

  @Get('odata')
  @Needs('public')
  @Header('OData-Version', '4.0')
  @Header('Content-Type', 'application/json;odata.metadata=minimal; charset=utf-8')
  service(@Query() options: Options, @Req() request: FastifyRequest): string {
    answeredSet(() => odataFormat(options, 'json'));
    return JSON.stringify(serviceDocument(rootOf(request)));
  }

  @Get('odata/$metadata')
  @Needs('public')
  @Header('OData-Version', '4.0')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  metadata(@Query() options: Options): string {
    answeredSet(() => odataFormat(options, 'xml'));
    return metadataXml();
  }

  @Get('odata/:set')
  @Needs('public')
  @Header('OData-Version', '4.0')
  async rows(
    @Param('set') name: string,
    @Query() options: Options,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { set, rows } = await this.sets.named(name);
    const page = answeredSet(() => odataPage(rows, odataQuery(set, options)));
    void reply.header('Content-Type', 'application/json;odata.metadata=minimal; charset=utf-8');
    const root = rootOf(request);
    const selected = options['$select'];
    const context = `${root}/$metadata#${name}${typeof selected === 'string' ? `(${selected.replace(/\s/g, '')})` : ''}`;
    return JSON.stringify({
      '@odata.context': context,
      ...(page.count === undefined ? {} : { '@odata.count': page.count }),
      value: page.rows,
      ...nextLink(`${root}/${name}`, options, page),
    });
  }

  /** How many rows meet a condition, as text. */
  @Get('odata/:set/$count')
  @Needs('public')
  @Header('OData-Version', '4.0')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async count(@Param('set') name: string, @Query() options: Options): Promise<string> {
    const { set, rows } = await this.sets.named(name);
    const page = answeredSet(() => odataPage(rows, { ...odataQuery(set, options), count: true, top: 0 }));
    return String(page.count);
  }

  /** What Power BI Desktop opens by a double click. */
  @Get('wijkspoor.pbids')
  @Needs('public')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="wijkspoor.pbids"')
  powerBi(@Req() request: FastifyRequest): string {
    return JSON.stringify(powerBiFile(`${rootOf(request)}/`));
  }
}

/** The address of the page after: the same question, from where this one ends. */
function nextLink(
  address: string,
  options: Options,
  { next, rows }: OdataPage,
): { readonly '@odata.nextLink'?: string } {
  if (next === undefined) return {};
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) asked.set(name, String(value));
  asked.set('$skip', String(next));
  const top = options['$top'];
  if (typeof top === 'string') asked.set('$top', String(Number(top) - rows.length));
  return { '@odata.nextLink': `${address}?${asked.toString().replaceAll('%24', '$')}` };
}
