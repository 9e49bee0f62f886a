import { useMemo, useState } from 'preact/hooks';
import type { Entity, Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { Combobox } from '../parts/combobox';
import { keyOf, labelOf, labelSelection, type Data } from './record';
import { merge, print, select, type Selection } from './selection';

/** above adds the names of what a region lies in, which tell two of one name apart. */
function above(model: Model, entity: Entity, selection: Selection): string[] {
  const within = entity.records.filter((record) => record.entity === 'Province' && model.entities.some((e) => e.name === 'Province'));
  for (const record of within) select(selection, record.name, 'name');
  return within.map((record) => record.name);
}

/** Pick finds a record of an entity by what one types of its name, in Chinese or in pinyin. */
export function Pick(props: { model: Model; entity: Entity; label: string; placeholder?: string; onPick: (key: string) => void }) {
  const { model, entity } = props;
  const [typed, setTyped] = useState('');
  const document = useMemo(() => {
    const selection: Selection = new Map();
    merge(selection, labelSelection(model, entity));
    above(model, entity, selection);
    return textDocument<{ list: { edges: { node: Data }[] } }>(
      `query Pick($where: ${entity.where}) { list: ${entity.list}(first: 20, where: $where) { edges { node { ${print(selection)} } } } }`,
    );
  }, [model, entity]);
  const answer = useQuery(document, typed.trim() ? { where: { search: typed.trim() } } : null);
  const regions = above(model, entity, new Map());
  const nodes = typed.trim() ? (answer.data?.list.edges.map((edge) => edge.node) ?? []) : [];
  return (
    <Combobox
      label={props.label}
      hideLabel
      placeholder={props.placeholder}
      loading={answer.loading}
      choices={nodes.map((node) => ({
        key: String(node[keyOf(entity)]),
        label: labelOf(model, entity, node),
        note: regions.map((name) => (node[name] as Data | null)?.name).filter(Boolean).join(' '),
      }))}
      onType={setTyped}
      onChoose={(choice) => props.onPick(choice.key)}
    />
  );
}

/** Picked shows which records were picked, by their names. */
export function usePicked(model: Model, entity: Entity, keys: string[], by: string): Map<string, string> {
  const document = useMemo(() => {
    const selection = labelSelection(model, entity);
    select(selection, by);
    return textDocument<{ list: { edges: { node: Data }[] } }>(
      `query Picked($where: ${entity.where}) { list: ${entity.list}(first: 200, where: $where) { edges { node { ${print(selection)} } } } }`,
    );
  }, [model, entity, by]);
  const { data } = useQuery(document, keys.length > 0 && entity.list ? { where: { [`${by}In`]: keys } } : null);
  return new Map(data?.list.edges.map(({ node }) => [String(node[by]), labelOf(model, entity, node)]) ?? []);
}
