import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Entity, Model } from '../api/model';
import { useQuery } from '../api/use-query';
import { say, sayTerm } from '../language';
import { pathOf, type Data } from '../records/record';
import { alike, choiceOf, findDocument, whereAlike } from './find';

/** How much two names have in common that may mean the same. */
const nearly = 0.6;
const mostShown = 5;
/** How long a name rests before it is looked for, in ms. */
const rest = 250;

/** Similar shows records whose names are nearly the one that is being typed, before it is put on record a second time. */
export function Similar({ model, entity, name }: { model: Model; entity: Entity; name: string }) {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(name.trim()), rest);
    return () => window.clearTimeout(timer);
  }, [name]);
  const where = whereAlike(settled);
  const document = useMemo(() => findDocument(model, entity, 'id', 60), [model, entity]);
  const answer = useQuery(document, where && { where });
  const found = (where ? (answer.data?.list.edges ?? []) : [])
    .map(({ node }) => ({ node: node as Data, score: alike(settled, String((node as Data).name ?? '')) }))
    .filter(({ score }) => score >= nearly)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown);
  return (
    <div class="similar" role="status">
      {found.length > 0 && (
        <>
          <p>{say(`已有名称相近的${sayTerm(entity.term)}，请先核对是否重复登记：`, `There are records with nearly this name; look whether it is on record already:`)}</p>
          <ul>
            {found.map(({ node }) => (
              <li key={String(node.id)}>
                <a href={pathOf(entity, node)} target="_blank" rel="noreferrer">
                  {choiceOf(model, entity, 'id', node).label}
                </a>{' '}
                <span class="secondary">{choiceOf(model, entity, 'id', node).note}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
