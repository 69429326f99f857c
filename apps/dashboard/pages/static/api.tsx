import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { useSession } from '../../session/session.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { FirstCalls } from './first-calls.tsx';
import { KeyVectors } from './key-vectors.tsx';
import { ProsePage } from './prose-page.tsx';
import { Reference } from './reference.tsx';

/** Where machines get the same figures. */
export function Api(): ReactNode {
  const { t } = useText();
  const { demo } = useSession();
  const { figures } = useRights();
  const { to } = useView();
  return (
    <>
      <ProsePage
        title="nav.api"
        parts={[
          ['api.graphql', 'api.graphqlText'],
          ['api.rest', 'api.restText'],
          ['api.schemas', 'api.schemasText'],
        ]}
      >
        <ul className="links">
          {figures && (
            <li>
              <Link to={to('/leessleutels')}>{t('readingKeys.title')}</Link>
            </li>
          )}
          <li>
            <a href="/v1/openapi.json">OpenAPI (/v1/openapi.json)</a>
          </li>
          <li>
            <a href="/v1/schemas">{t('api.allSchemas')}</a>
          </li>
          <li>
            <a href="/v1/sjablonen">{t('api.templates')}</a>
          </li>
          {demo && (
            <li>
              <a href="/graphiql">{t('api.graphiql')}</a>
            </li>
          )}
        </ul>
        <FirstCalls />
        <KeyVectors />
      </ProsePage>
      <Reference />
    </>
  );
}
