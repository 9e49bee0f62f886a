import { say } from '../language';
import { Count, Money } from '../parts/number';
import { TableScroll } from '../parts/table-scroll';
import { explorePaid, isChosen, paidBetween, regionsOf, sumOf, type Chosen, type Flow } from './flows';
import './pair-tables.css';

/**
 * PairTable is the pairs of provinces, the largest first. The name leads to the page about the pair, and the amount to the
 * pairings of counties that it consists of.
 */
export function PairTable(props: { flows: Flow[]; chosen: Chosen; linkOf: (chosen: Chosen) => string; most?: number }) {
  const flows = props.flows.slice().sort((a, b) => Number(b.amount) - Number(a.amount));
  const largest = Number(flows[0]?.amount ?? 0);
  const total = Number(sumOf(flows));
  return (
    <TableScroll label={say('省际协作排名', 'Pairs of provinces by money')}>
      <table class="pair-table">
        <thead>
          <tr>
            <th class="number">{say('名次', 'Rank')}</th>
            <th>{say('支援省份', 'Supports')}</th>
            <th>{say('受援省份', 'Is supported')}</th>
            <th class="number">{say('到位资金', 'Paid in')}</th>
            <th class="number">{say('占比', 'Share')}</th>
            <th class="number">{say('企业', 'Enterprises')}</th>
          </tr>
        </thead>
        <tbody>
          {flows.slice(0, props.most).map((flow, i) => (
            <tr key={flow.east.code + flow.west.code} class={isChosen(flow, props.chosen) ? '' : 'faded'}>
              <td class="number">{i + 1}</td>
              <td>{say(flow.east.zh, flow.east.en)}</td>
              <td>
                <a href={props.linkOf({ east: flow.east.code, west: flow.west.code })}>{say(flow.west.zh, flow.west.en)}</a>
              </td>
              <td class="number bar">
                <a href={explorePaid('PAIRING', paidBetween({ east: flow.east.code, west: flow.west.code }))}>
                  <meter min={0} max={largest} value={Number(flow.amount)} aria-hidden="true" />
                  <Money yuan={flow.amount} />
                </a>
              </td>
              <td class="number">{total > 0 ? ((100 * Number(flow.amount)) / total).toFixed(1) + '\u2009%' : '—'}</td>
              <td class="number">
                <Count of={flow.enterprises} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** PairMatrix has the eastern provinces across and the western ones down; the darker, the more money. */
export function PairMatrix(props: { flows: Flow[]; linkOf: (chosen: Chosen) => string }) {
  const { flows } = props;
  const east = regionsOf(flows, 'east');
  const west = regionsOf(flows, 'west');
  const most = Math.max(1, ...flows.map((flow) => Number(flow.amount)));
  return (
    <TableScroll label={say('东西部矩阵', 'Matrix of east and west')}>
      <table class="pair-matrix">
        <thead>
          <tr>
            <th>{say('受援 \\ 支援', 'West \\ East')}</th>
            {east.map((e) => (
              <th key={e.code} class="number" scope="col">
                {say(e.zh, e.en)}
              </th>
            ))}
            <th class="number" scope="col">
              {say('合计', 'Total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {west.map((w) => (
            <tr key={w.code}>
              <th scope="row">{say(w.zh, w.en)}</th>
              {east.map((e) => {
                const flow = flows.find((f) => f.east.code === e.code && f.west.code === w.code);
                const step = flow ? Math.min(5, Math.floor((6 * Number(flow.amount)) / most)) : -1;
                return (
                  <td key={e.code} class={`number step-${step}`}>
                    {flow && (
                      <a href={props.linkOf({ east: e.code, west: w.code })}>
                        <Money yuan={flow.amount} />
                      </a>
                    )}
                  </td>
                );
              })}
              <td class="number">
                <Money yuan={sumOf(flows.filter((f) => f.west.code === w.code))} />
              </td>
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{say('合计', 'Total')}</th>
            {east.map((e) => (
              <td key={e.code} class="number">
                <Money yuan={sumOf(flows.filter((f) => f.east.code === e.code))} />
              </td>
            ))}
            <td class="number">
              <Money yuan={sumOf(flows)} />
            </td>
          </tr>
        </tbody>
      </table>
    </TableScroll>
  );
}
