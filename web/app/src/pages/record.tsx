import { RecordPage } from '../records/record-page';

/** A record of any entity by its id. */
export default function AnyRecord({ entity, id }: { entity: string; id: string }) {
  return <RecordPage entity={entity} value={id} />;
}

/** Records whose pages have addresses of their own. */
export const Province = ({ code }: { code: string }) => <RecordPage entity="Province" value={code} />;
export const Pairing = ({ id }: { id: string }) => <RecordPage entity="Pairing" value={id} />;
export const Enterprise = ({ uscc }: { uscc: string }) => <RecordPage entity="Enterprise" value={uscc} />;
export const Project = ({ number }: { number: string }) => <RecordPage entity="InvestmentProject" value={number} />;
export const Park = ({ id }: { id: string }) => <RecordPage entity="IndustrialPark" value={id} />;
